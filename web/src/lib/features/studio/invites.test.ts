/** Nobody is offered whom the server would refuse. */
import { expect, it } from 'vitest';
import { isFull, offersOf } from './invites.ts';

const person = (handle: string) => ({
  id: handle,
  handle,
  name: handle,
  avatar_url: null,
  private: false
});
const found = ['host', 'lou', 'sami', 'nour'].map(person);

it('offers neither the host nor who is invited', () => {
  const invites = { people: [person('sami')], own: 'host', most: 50 };
  expect(offersOf(found, invites).map(({ handle }) => handle)).toEqual(['lou', 'nour']);
});

it('offers nobody at the limit, and somebody again below it', () => {
  const people = [person('sami'), person('tess')];
  expect(isFull({ people, own: 'host', most: 2 })).toBe(true);
  expect(offersOf(found, { people, own: 'host', most: 2 })).toEqual([]);
  expect(offersOf(found, { people: people.slice(1), own: 'host', most: 2 })).toHaveLength(3);
});
