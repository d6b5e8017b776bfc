import type { Page } from 'puppeteer-core';
import type { ExpectStatic } from 'vitest';
import type { PageCase } from './capture-cases';
import type { FixturePages } from './fixture-pages';
import { askPage } from './page-script';

/** A conversation as a kind of site draws it, and what must come of it. */
interface Thread {
  readonly name: string;
  readonly file: string;
  /** In this order. */
  readonly says: readonly string[];
  /** Lines of earlier mails, quoted. */
  readonly quoted: readonly string[];
  readonly nowhere: RegExp;
}

const threads: readonly Thread[] = [
  {
    name: 'a mail conversation whose older mails are folded, with quoted parts by a class',
    file: 'mail-folded.html',
    says: [
      'Roof',
      'Ann Lee',
      '12 Mar',
      'find our offer',
      'Tom Berg',
      '14 Mar',
      'Six days is fine',
      'Ann Lee',
      '15 Mar',
      'Then let us say the 27th',
    ],
    quoted: ['We could begin in the second week of April.'],
    nowhere: /Inbox|Starred|Forward|Compose|Show details/,
  },
  {
    name: 'a mail whose quoted part begins with its head',
    file: 'mail-head.html',
    says: ['Contract for the hall', 'Mira Okafor', 'I have signed it', 'Jun Sato <jun@example.com>', 'please sign the contract'],
    quoted: ['please sign the contract', 'The hall is ours from May on.'],
    nowhere: /Favorites|Drafts|New mail/,
  },
  {
    name: 'a chat whose messages stand in groups by their writers',
    file: 'chat.html',
    says: [
      'Jun Sato',
      '9:12',
      'Are you at the fair',
      'Hall 4, yes',
      'Mira Okafor',
      '9:15',
      'On my way',
      'Jun Sato',
      '9:40',
      'Coffee at the north door',
    ],
    quoted: [],
    nowhere: /Search messages|My network|Jobs|GIF/,
  },
  {
    name: 'a ticket with answers and notes of the team',
    file: 'ticket.html',
    says: [
      'Pump leaks',
      'Eva Lind',
      'The pump leaks',
      'Support · Ken',
      'Internal note',
      'known fault of the seal',
      'Support · Ken',
      'we send a new seal',
    ],
    quoted: [],
    nowhere: /Views|Macros|Submit as/,
  },
];

async function readThread(page: Page, pages: FixturePages, expect: ExpectStatic, thread: Thread): Promise<void> {
  await page.goto(pages.url(thread.file));
  const { markdown, scope } = await askPage(page, { kind: 'capture', scope: 'main', place: 'reply' });
  expect(scope).toBe('main');
  let at = 0;
  for (const words of thread.says) {
    const found = markdown.indexOf(words, at);
    expect({ words, found: found >= at }).toEqual({ words, found: true });
    at = found;
  }
  const quotes = markdown.split('\n').filter((line) => line.startsWith('>'));
  for (const words of thread.quoted) expect(quotes.join('\n')).toContain(words);
  if (thread.quoted.length === 0) expect(quotes).toEqual([]);
  expect(markdown).not.toMatch(thread.nowhere);
}

export const threadCases: readonly PageCase[] = [
  ...threads.map((thread) => ({
    name: `reads ${thread.name}`,
    run: (page: Page, pages: FixturePages, expect: ExpectStatic) => readThread(page, pages, expect, thread),
  })),
  {
    name: 'finds the field to answer in, where the reader has chosen none',
    run: async (page, pages, expect) => {
      for (const [file, field] of [
        ['mail-folded.html', '[role="textbox"]'],
        ['chat.html', '[contenteditable]'],
        ['ticket.html', 'textarea'],
      ] as const) {
        await page.goto(pages.url(file));
        const { editable } = await askPage(page, { kind: 'capture', scope: 'main', place: 'reply' });
        expect(editable).toBe(true);
        expect(await askPage(page, { kind: 'insert', place: 'reply', text: 'Thank you.', mode: 'insert' })).toMatchObject({ done: true });
        const held = await page.$eval(field, (element) => (element as HTMLTextAreaElement).value || element.textContent);
        expect(held?.trim()).toBe('Thank you.');
      }
    },
  },
];
