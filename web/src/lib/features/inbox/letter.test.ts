import { expect, it } from 'vitest';
import { actionOf, runsOf } from './letter.ts';

const body = 'Bonjour,\n\nouvrez http://127.0.0.1:8080/confirm-email?token=a_b-1\n\nMerci';

it('finds the links, and keeps them on this site', () => {
  expect(runsOf(body)).toEqual([
    { text: 'Bonjour,\n\nouvrez ', href: null },
    {
      text: 'http://127.0.0.1:8080/confirm-email?token=a_b-1',
      href: '/confirm-email?token=a_b-1'
    },
    { text: '\n\nMerci', href: null }
  ]);
});

it('knows what a mail was written for', () => {
  expect(actionOf(body)).toBe('/confirm-email?token=a_b-1');
  expect(actionOf('Votre mot de passe a changé.')).toBeNull();
});
