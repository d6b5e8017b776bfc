import { describe, expect, it } from 'vitest';
import { actions, actionById } from '@/utils/actions/index';
import { menuChoice, menuEntries } from '@/utils/platform/menus';

describe('menuEntries', () => {
  it('shows an entry once where selection and field come together', () => {
    expect(menuEntries(actionById('rewrite'))).toEqual([
      { id: 'rewrite:selection', title: 'menu_rewrite', contexts: ['selection', 'editable'] },
    ]);
  });

  it('has other words for a selection and for the page', () => {
    expect(menuEntries(actionById('summarize')).map(({ title }) => title)).toEqual([
      'menu_summarize_selection',
      'menu_summarize_link',
      'menu_summarize_page',
    ]);
  });

  it('offers a linked PDF on links that look like one', () => {
    const entry = menuEntries(actionById('summarize')).find(({ id }) => id === 'summarize:link');
    expect(entry).toMatchObject({ contexts: ['link'] });
    expect(entry?.targetUrlPatterns).toContain('*://*/*.pdf');
    const click = { editable: false, linkUrl: 'https://papers.example/one.pdf' };
    expect(menuChoice('summarize:link', click)).toEqual({ actionId: 'summarize', place: 'link' });
  });

  it('gives every entry an id of its own', () => {
    const ids = actions.flatMap(menuEntries).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('menuChoice', () => {
  it('tells what was under the pointer', () => {
    expect(menuChoice('rewrite:selection', { editable: true, selectionText: 'x' })).toEqual({ actionId: 'rewrite', place: 'selection' });
    expect(menuChoice('rewrite:selection', { editable: true })).toEqual({ actionId: 'rewrite', place: 'editable' });
    expect(menuChoice('summarize:page', { editable: false })).toEqual({ actionId: 'summarize', place: 'page' });
  });

  it('knows only its own entries', () => expect(menuChoice('other', { editable: false })).toBeUndefined());
});
