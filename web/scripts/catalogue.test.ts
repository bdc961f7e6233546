/** The catalogue check finds what the glossary forbids, and nothing else. */
import { describe, expect, it } from 'vitest';
import { faultsOf, faultsOfFrench, unused } from './catalogue.ts';

describe('French typography and words', () => {
  it('accepts French written as French', () => {
    const good = [
      'Pour toi',
      'Prêt\u202f?',
      'Reste\u00a0: 3',
      '«\u00a0Oui\u00a0»',
      'L’heure, 17:30'
    ];
    expect(good.flatMap(faultsOfFrench)).toEqual([]);
  });

  it.each([
    ['Vos followers', 'followers'],
    ['Pour vous', 'pour vous'],
    ["L'heure", 'apostrophe'],
    ['Prêt?', 'narrow'],
    ['Prêt ?', 'wide'],
    ['Reste : 3', 'U+00A0'],
    ['« Oui »', '« »']
  ])('refuses %s', (text, fault) => {
    expect(faultsOfFrench(text).join()).toContain(fault);
  });

  it('does not take a part of a word for the word', () => {
    expect(faultsOfFrench('Le battlement des pleikes')).toEqual([]);
  });
});

describe('messages in use', () => {
  it('are those that the client names, the server names, or the server puts together', () => {
    const keys = [
      '$schema',
      'feed_title',
      'preview_live',
      'mail_news_body',
      'notify_text_liked',
      'old'
    ];
    const client = '<p>{m.feed_title()}</p> <p>{item.old}</p>';
    expect(unused(keys, client, 'message(locale, "preview_live")')).toEqual(['old']);
  });
});

describe('two languages', () => {
  it('wants the same keys', () => {
    expect(faultsOf({ a: 'A' }, { b: 'B' })).toEqual(['en: a is missing', 'fr: b is missing']);
  });

  it('wants the same inputs, whatever the plural forms', () => {
    const plural = [{ match: { 'n=one': '{n} vidéo', 'n=*': '{n} vidéos' } }];
    expect(faultsOf({ a: plural }, { a: '{n} videos' })).toEqual([]);
    expect(faultsOf({ a: plural }, { a: '{count} videos' })).toHaveLength(1);
  });
});
