import { describe, expect, it } from 'vitest';
import { actionById, optionsHere, withSiteOption } from '@/utils/actions/index';

const translate = actionById('translate');
const nothing = { last: {}, sites: {} };

describe('options where one is', () => {
  it('begin with the language of the interface, and with the usual one where that is none of them', () => {
    expect(optionsHere(translate, nothing, { host: 'a.example', uiLanguage: 'de-AT' })).toEqual({ target: 'de' });
    expect(optionsHere(translate, nothing, { host: 'a.example', uiLanguage: 'is' })).toEqual({ target: 'en' });
  });

  it('are those of the site, else those last used anywhere', () => {
    const sites = withSiteOption(translate, 'target', 'ja', 'a.example', {}) ?? {};
    const remembered = { last: { translate: { target: 'fr' } }, sites };
    expect(optionsHere(translate, remembered, { host: 'a.example', uiLanguage: 'de' })).toEqual({ target: 'ja' });
    expect(optionsHere(translate, remembered, { host: 'b.example', uiLanguage: 'de' })).toEqual({ target: 'fr' });
  });

  it('forget the oldest site, and note none where there is no site or nothing of it', () => {
    let sites = {};
    for (let n = 0; n < 230; n += 1) sites = withSiteOption(translate, 'target', 'ja', `site${n}.example`, sites) ?? sites;
    expect(Object.keys(sites)).toHaveLength(200);
    expect(Object.keys(sites).at(-1)).toBe('translate@site229.example');
    expect(withSiteOption(translate, 'target', 'ja', '', {})).toBeUndefined();
    expect(withSiteOption(actionById('rewrite'), 'goal', 'shorter', 'a.example', {})).toBeUndefined();
  });
});
