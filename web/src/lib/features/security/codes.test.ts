import { describe, expect, it } from 'vitest';
import { compact, isCode, isRecoveryCode } from './codes.ts';

describe('codes as people type them', () => {
  it.each(['123456', '123 456', ' 123456 '])('takes %s', (text) => {
    expect(isCode(text)).toBe(true);
    expect(compact(text)).toBe('123456');
  });
  it.each(['', '12345', '1234567', 'abcdef'])('refuses %s', (text) => {
    expect(isCode(text)).toBe(false);
  });
  it.each(['k7f3m-9qz2t', 'K7F3M 9QZ2T', 'k7f3m9qz2t'])('takes %s', (text) => {
    expect(isRecoveryCode(text)).toBe(true);
  });
  it.each(['', 'k7f3m', 'k7f3m-9qz2t-1', 'k7f3m–9qz2t'])('refuses %s', (text) => {
    expect(isRecoveryCode(text)).toBe(false);
  });
});
