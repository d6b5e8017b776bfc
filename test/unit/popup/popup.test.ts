import { describe, expect, test } from 'vitest';
import { entriesFor } from '@/components/popup/entries';
import type { TabView } from '@/utils/schema/panel-event';

const view: TabView = { tabId: 1, title: '', url: '', access: 'granted', selectionWords: 0, editable: false };
const scopes = (shown: TabView) => Object.fromEntries(entriesFor(shown).map(({ words, scope }) => [words, scope]));

describe('the popup offers', () => {
  test('what can be done with a selection first, then with the page', () => {
    const entries = entriesFor({ ...view, selectionWords: 12 });
    expect(entries[0]).toEqual({ actionId: 'summarize', scope: 'selection', words: 'menu_summarize_selection' });
    expect(scopes({ ...view, selectionWords: 12 })).toMatchObject({ menu_rewrite: 'selection', menu_summarize_page: 'main' });
  });

  test('the actions of a page without one, and nothing that needs a selection', () => {
    expect(scopes(view)).toMatchObject({ menu_summarize_page: 'main' });
    expect(scopes(view)).not.toHaveProperty('menu_summarize_selection');
  });

  test('what writes, in a text field', () => {
    expect(scopes({ ...view, editable: true })).toHaveProperty('menu_rewrite');
  });

  test('each thing once', () => {
    for (const editable of [true, false])
      for (const selectionWords of [0, 5]) {
        const words = entriesFor({ ...view, editable, selectionWords }).map((entry) => entry.words);
        expect(new Set(words).size).toBe(words.length);
      }
  });
});
