import type { PageCase } from './capture-cases';
import { askPage } from './page-script';

/** Text that no script can read; `focus` gives the keys to whatever catches them. */
function painted(name: string, focus: (canvas: Element) => void): PageCase {
  return {
    name,
    run: async (page, pages, expect) => {
      await page.goto(pages.url('fields.html'));
      await page.evaluate(() => {
        const canvas = document.body.appendChild(document.createElement('div')).appendChild(document.createElement('canvas'));
        Object.assign(canvas, { id: 'painted', width: 500, height: 100 });
      });
      await page.$eval('#painted', focus);
      const asked = page.frames().at(-1) ?? page;
      expect(await askPage(asked, { kind: 'capture', scope: 'auto', place: 'here' })).toMatchObject({ editable: false });
      const answer = await askPage(asked, { kind: 'insert', place: 'here', text: 'A draft', mode: 'insert' });
      expect(answer).toEqual({ kind: 'insert', done: false, refusal: 'no-place' });
    },
  };
}

/** Nothing is put into what could not be read back. */
export const paintedCases: readonly PageCase[] = [
  painted('refuses a canvas that has the focus', (canvas) => {
    (canvas as HTMLCanvasElement).tabIndex = 0;
    (canvas as HTMLCanvasElement).focus();
  }),
  painted('refuses an editor that paints its text and catches the keys with a hidden field', (canvas) => {
    const field = canvas.parentElement?.appendChild(document.createElement('textarea'));
    field?.setAttribute('style', 'position: absolute; opacity: 0');
    field?.focus();
  }),
  painted('refuses an editor that paints its text and catches the keys in a hidden frame', (canvas) => {
    const frame = canvas.parentElement?.appendChild(document.createElement('iframe'));
    frame?.setAttribute('style', 'position: absolute; left: -1000px; width: 1px; height: 1px');
    const body = frame?.contentDocument?.body;
    body?.setAttribute('contenteditable', 'true');
    body?.focus();
  }),
];
