import { describe, expect, it } from 'vitest';
import { actOf } from './acts.ts';

const base = { failed: false, known: true, editing: false, here: true };
const live = (state: 'preparing' | 'live' | 'lost' | 'ended', more = {}) => ({
  state,
  source: 'browser' as const,
  fed: true,
  ...more
});

describe('actOf', () => {
  it('goes from set-up over preview to air and summary', () => {
    expect(actOf({ ...base, live: null })).toBe('setup');
    expect(actOf({ ...base, live: live('preparing') })).toBe('preview');
    expect(actOf({ ...base, live: live('live') })).toBe('air');
    expect(actOf({ ...base, live: live('lost') })).toBe('air');
    expect(actOf({ ...base, live: live('ended') })).toBe('over');
  });

  it('opens the set-up again only before it is on air', () => {
    expect(actOf({ ...base, editing: true, live: live('preparing') })).toBe('setup');
    expect(actOf({ ...base, editing: true, live: live('live') })).toBe('air');
  });

  it('knows that another page sends; an encoder is no other page', () => {
    expect(actOf({ ...base, here: false, live: live('live') })).toBe('elsewhere');
    expect(actOf({ ...base, here: false, live: live('lost', { fed: false }) })).toBe('air');
    expect(actOf({ ...base, here: false, live: live('live', { source: 'rtmp' }) })).toBe('air');
  });

  it('waits for the server, and says when it cannot be read', () => {
    expect(actOf({ ...base, known: false, live: null })).toBe('loading');
    expect(actOf({ ...base, failed: true, known: false, live: null })).toBe('failed');
  });
});
