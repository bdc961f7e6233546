import { describe, expect, it } from 'vitest';
import { deviceOf, kindOf, mayPass } from './trouble.ts';

const named = (name: string) => new DOMException('', name);

describe('kindOf', () => {
  it.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['TypeError', 'failed']
  ])('%s is %s', (name, kind) => expect(kindOf(named(name))).toBe(kind));
});

describe('deviceOf', () => {
  it('names what is in the way', () => {
    expect(deviceOf('refused', null)).toBe('camera');
    expect(deviceOf(null, 'busy')).toBe('microphone');
    expect(deviceOf('missing', 'missing')).toBe('both');
  });
});

describe('mayPass', () => {
  it('waits for what may come back', () => {
    expect(mayPass({ kind: 'lost', device: 'camera' })).toBe(true);
    expect(mayPass({ kind: 'refused', device: 'camera' })).toBe(false);
  });
});
