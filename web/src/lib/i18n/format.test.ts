/** Figures and lengths as the glossary writes them in each language. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ago,
  clockLength,
  compactNumber,
  exactNumber,
  fileSize,
  percent,
  spokenLength
} from './format.ts';
import { locale } from './locale.svelte.ts';

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { lang: 'fr' } });
});

describe('in French', () => {
  beforeEach(() => locale.set('fr'));

  it('groups with U+00A0', () => {
    expect(exactNumber(10_000)).toBe('10\u00a0000');
    expect(percent(66)).toBe('66\u00a0%');
    expect(fileSize(2_147_483_648)).toBe('2,1\u00a0Go');
    expect(spokenLength(90)).toBe('1\u00a0min 30\u00a0s');
  });

  it('says figures exactly as long as a rule may depend on them', () => {
    expect(compactNumber(999)).toBe('999');
    expect(compactNumber(1_240)).toBe('1\u00a0240');
    expect(compactNumber(12_345)).toBe('12,3\u00a0k');
  });
});

describe('in English', () => {
  beforeEach(() => locale.set('en'));

  it('groups with commas', () => {
    expect(exactNumber(10_000)).toBe('10,000');
    expect(fileSize(0)).toBe('0 byte');
  });

  it('tells time from now', () => {
    const now = Date.parse('2026-05-01T12:00:00Z');
    expect(ago('2026-05-01T09:00:00Z', now)).toBe('3 hr. ago');
    expect(ago('2026-05-01T11:59:30Z', now)).toBe('now');
    expect(ago('2026-05-01T12:00:09Z', now)).toBe('now');
  });
});

it('shows lengths as clocks do', () => {
  expect(clockLength(65_000)).toBe('1:05');
});
