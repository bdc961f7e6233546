/** Fields are told about before they are sent, and only in ways the server would repeat. */
import { describe, expect, it } from 'vitest';
import { birthDateFault, cleanHandle, emailFault, handleFault, passwordFault } from './fields.ts';

describe('sign-up fields', () => {
  it('takes a handle as people write it', () => {
    expect(cleanHandle(' @Alix.B ')).toBe('alix.b');
    expect(handleFault('@Alix.B')).toBeUndefined();
    expect(handleFault('a')).toBeDefined();
    expect(handleFault('alix!')).toBeDefined();
  });

  it('wants something like an address', () => {
    expect(emailFault('alix@example.org')).toBeUndefined();
    expect(emailFault('alix')).toBeDefined();
  });

  it('counts characters of a password, not code units', () => {
    expect(passwordFault('🎭🎭🎭🎭')).toBeDefined();
    expect(passwordFault('huit mots')).toBeUndefined();
  });

  it('refuses dates that cannot be a birth', () => {
    const now = new Date('2026-06-01');
    expect(birthDateFault('2027-01-01', now)).toBeDefined();
    expect(birthDateFault('1850-01-01', now)).toBeDefined();
    expect(birthDateFault('2020-05-04', now)).toBeUndefined();
  });
});
