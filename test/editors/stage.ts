import type { Frame, Page } from 'puppeteer-core';
import { until } from '@/test/e2e/harness/until';
import type { EditorPage } from './editors';
import type { EditorSite } from './site';

/** What an editor's page offers; see test/fixtures/editors/fixture.js. */
interface Fixture {
  mount(filled: boolean): Promise<void>;
  read(): Promise<State>;
  mark(word: string, caret: boolean): boolean;
  wordAt(word: string): Box;
  surfaceAt(): Box;
  hasFocus(): boolean;
  hasCaret(): boolean;
  remove(): void;
}

interface Box {
  left: number;
  right: number;
  middle: number;
}

/** What an editor's own model holds, without empty lines. */
export interface State {
  lines: string[];
  bold: string[];
  /** How often the editor told of a change. */
  changes: number;
}

declare global {
  var fixture: Fixture;
}

const FIRST_WORD = 'Dear';

/** An editor on a page, and the hands of someone who writes in it. */
export class Stage {
  readonly page: Page;
  private readonly frame: Frame;

  private constructor(page: Page, frame: Frame) {
    this.page = page;
    this.frame = frame;
  }

  static async open(page: Page, site: EditorSite, { name, framed }: EditorPage): Promise<Stage> {
    await page.goto(site.urlOf(framed ? `${name}?frame=${framed}` : name));
    const frame = framed ? await until('the frame', () => page.frames().find((one) => one.url().includes('localhost'))) : page.mainFrame();
    await until('the editor', () => frame.evaluate(() => 'fixture' in globalThis));
    return new Stage(page, frame);
  }

  mount(filled: boolean): Promise<void> {
    return this.frame.evaluate((full) => fixture.mount(full), filled);
  }

  read(): Promise<State> {
    return this.frame.evaluate(() => fixture.read());
  }

  hasFocus(): Promise<boolean> {
    return this.frame.evaluate(() => fixture.hasFocus());
  }

  remove(): Promise<void> {
    return this.frame.evaluate(() => fixture.remove());
  }

  private async shift(): Promise<{ x: number; y: number }> {
    if (this.frame === this.page.mainFrame()) return { x: 0, y: 0 };
    const element = await this.frame.frameElement();
    return (await element?.boundingBox()) ?? { x: 0, y: 0 };
  }

  /** Marks a word with a double click, or sets the caret behind it with a click. */
  async point(word: string, caret = false): Promise<void> {
    if (await this.frame.evaluate((text, only) => fixture.mark(text, only), word, caret)) return;
    // Some editors lose the first click when they get the focus.
    if (!(await this.hasFocus())) await this.click(FIRST_WORD, true);
    await this.click(word, caret);
  }

  /** Where a word, or the editor, is drawn: what is drawn late moves it, so it is looked at until it has come to rest. */
  private atRest(word?: string): Promise<Box> {
    return this.frame.evaluate(async (text) => {
      const look = () => (text === undefined ? fixture.surfaceAt() : fixture.wordAt(text));
      let last = look();
      for (let still = 0; still < 3;) {
        await new Promise(requestAnimationFrame);
        const now = look();
        still = now.left === last.left && now.middle === last.middle ? still + 1 : 0;
        last = now;
      }
      return last;
    }, word);
  }

  private async click(word: string, caret = false, tries = 3): Promise<void> {
    const { left, right, middle } = await this.atRest(word);
    const { x, y } = await this.shift();
    if (caret) {
      await this.page.mouse.click(x + right, y + middle);
      return;
    }
    await this.page.mouse.click(x + (left + right) / 2, y + middle, { count: 2 });
    // A busy browser may take them for two single clicks and set the caret; one elsewhere keeps the next two from being the third and fourth.
    if (tries > 1 && (await this.frame.evaluate(() => fixture.hasCaret()))) {
      await this.click(FIRST_WORD, true);
      await this.click(word, false, tries - 1);
    }
  }

  /** Clicks where an empty editor begins. */
  async enter(): Promise<void> {
    const { left, middle } = await this.atRest();
    const { x, y } = await this.shift();
    const click = () => this.page.mouse.click(x + left + 70, y + middle);
    await click();
    // As with words: some lose the first click.
    if (!(await this.hasFocus())) await click();
  }

  /** Another element takes the focus and the selection. */
  async steal(): Promise<void> {
    await this.page.click('#thief', { count: 3 });
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  async keys(key: 'a' | 'y' | 'z', ...more: 'Shift'[]): Promise<void> {
    const held = ['Control', ...more] as const;
    for (const one of held) await this.page.keyboard.down(one);
    await this.page.keyboard.press(key);
    for (const one of held) await this.page.keyboard.up(one);
  }

  /** Two frames: what an editor does late is done then. */
  async settle(): Promise<void> {
    await this.frame.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 30)));
        }),
    );
  }
}
