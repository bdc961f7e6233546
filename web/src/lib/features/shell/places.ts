/** Where one can go: what is not built yet is not listed. */
import Bell from '@lucide/svelte/icons/bell';
import CirclePlay from '@lucide/svelte/icons/circle-play';
import Plus from '@lucide/svelte/icons/plus';
import Radio from '@lucide/svelte/icons/radio';
import Search from '@lucide/svelte/icons/search';
import Settings from '@lucide/svelte/icons/settings';
import Shield from '@lucide/svelte/icons/shield';
import User from '@lucide/svelte/icons/user';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import { m } from '#messages';
import { session } from '#lib/core/session.svelte.ts';

export type Place = {
  id:
    | 'for-you'
    | 'lives'
    | 'search'
    | 'following'
    | 'create'
    | 'inbox'
    | 'me'
    | 'settings'
    | 'moderation';
  label: string;
  href: string;
  icon: Component<{ class?: string }>;
};

function me(): Place {
  const member = session.me;
  return member
    ? { id: 'me', label: m.nav_me(), href: `/@${member.handle}`, icon: User }
    : { id: 'me', label: m.nav_sign_in(), href: '/sign-in', icon: User };
}

const forYou = (): Place => ({
  id: 'for-you',
  label: m.nav_for_you(),
  href: '/',
  icon: CirclePlay
});

const lives = (): Place => ({ id: 'lives', label: m.nav_lives(), href: '/live', icon: Radio });

const search = (): Place => ({
  id: 'search',
  label: m.nav_search(),
  href: '/search',
  icon: Search
});

const create = (): Place => ({ id: 'create', label: m.nav_create(), href: '/create', icon: Plus });

const inbox = (label: string): Place => ({ id: 'inbox', label, href: '/inbox', icon: Bell });

/** The bar of a phone: at most five. */
export function barPlaces(): Place[] {
  const own = session.me ? [inbox(m.nav_inbox_short())] : [];
  return [forYou(), search(), create(), ...own, me()];
}

/** The rail of a wide screen. */
export function railPlaces(): Place[] {
  const places = [forYou(), lives(), search()];
  if (session.me) {
    places.push({ id: 'following', label: m.nav_following(), href: '/following', icon: Users });
  }
  places.push(create());
  if (session.me) places.push(inbox(m.nav_inbox()));
  places.push(me());
  places.push({ id: 'settings', label: m.nav_settings(), href: '/settings', icon: Settings });
  if (session.moderates) {
    places.push({ id: 'moderation', label: m.nav_moderation(), href: '/moderation', icon: Shield });
  }
  return places;
}

/** Whether a place is where one is. */
export function isCurrent(place: Place, pathname: string): boolean {
  if (place.href === '/') return pathname === '/';
  // The composer is the second half of “+”.
  const doors = place.id === 'create' ? [place.href, '/upload'] : [place.href];
  return doors.some((door) => pathname === door || pathname.startsWith(`${door}/`));
}
