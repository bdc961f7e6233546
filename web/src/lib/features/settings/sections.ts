/** The parts of the settings, in their order; guests have what belongs to the device. */
import type { Component } from 'svelte';
import Archive from '@lucide/svelte/icons/archive';
import AtSign from '@lucide/svelte/icons/at-sign';
import Bell from '@lucide/svelte/icons/bell';
import BookOpen from '@lucide/svelte/icons/book-open';
import Download from '@lucide/svelte/icons/download';
import Eye from '@lucide/svelte/icons/eye';
import Fingerprint from '@lucide/svelte/icons/fingerprint';
import Flag from '@lucide/svelte/icons/flag';
import KeyRound from '@lucide/svelte/icons/key-round';
import Lock from '@lucide/svelte/icons/lock';
import Mail from '@lucide/svelte/icons/mail';
import Palette from '@lucide/svelte/icons/palette';
import Radio from '@lucide/svelte/icons/radio';
import Scale from '@lucide/svelte/icons/scale';
import Shield from '@lucide/svelte/icons/shield';
import Smartphone from '@lucide/svelte/icons/smartphone';
import Sparkles from '@lucide/svelte/icons/sparkles';
import Store from '@lucide/svelte/icons/store';
import User from '@lucide/svelte/icons/user';
import { m } from '#messages';
import { instance } from '#lib/core/instance.svelte.ts';
import { session } from '#lib/core/session.svelte.ts';
import { install } from '#lib/features/shell/install.svelte.ts';
import { acting } from '#lib/features/brands/acting.svelte.ts';

export type Section = {
  href: string;
  title: string;
  text: string;
  icon: Component;
  /** Pages elsewhere that are reached from it. */
  holds?: readonly string[];
};

export function sections(): Section[] {
  const device = {
    href: '/settings/appearance',
    title: m.settings_appearance(),
    text: m.settings_appearance_text(),
    icon: Palette
  };
  if (!session.me) {
    const feed = {
      href: '/settings/feed',
      title: m.settings_feed_guest(),
      text: m.settings_feed_guest_text(),
      icon: Eye
    };
    return [device, feed, ...application(), guidelines(), privacy()];
  }
  if (session.me.acting)
    return [...brandSections(), device, ...application(), guidelines(), privacy()];
  return [
    {
      href: '/settings/profile',
      title: m.settings_profile(),
      text: m.settings_profile_text(),
      icon: User
    },
    {
      href: '/settings/account',
      title: m.settings_account(),
      text: m.settings_account_text(),
      icon: AtSign
    },
    {
      href: '/settings/security',
      title: m.settings_security(),
      text: m.settings_security_text(),
      icon: KeyRound
    },
    {
      href: '/settings/privacy',
      title: m.settings_privacy(),
      text: m.settings_privacy_text(),
      icon: Lock,
      holds: ['/settings/blocked', '/settings/muted']
    },
    {
      href: '/settings/notifications',
      title: m.notify_settings(),
      text: m.notify_settings_text(),
      icon: Bell
    },
    {
      href: '/settings/sessions',
      title: m.settings_sessions(),
      text: m.settings_sessions_text(),
      icon: Smartphone
    },
    {
      href: '/settings/interests',
      title: m.settings_interests(),
      text: m.settings_interests_text(),
      icon: Sparkles
    },
    {
      href: '/settings/feed',
      title: m.settings_feed(),
      text: m.settings_feed_text(),
      icon: Eye
    },
    ...liveSections(),
    device,
    ...application(),
    {
      href: '/settings/brands',
      title: m.settings_brands(),
      text: m.settings_brands_text(),
      icon: Store
    },
    {
      href: '/settings/data',
      title: m.settings_data(),
      text: m.settings_data_text(),
      icon: Archive
    },
    {
      href: '/decisions',
      title: m.settings_decisions(),
      text: m.settings_decisions_text(),
      icon: Scale
    },
    {
      href: '/reports',
      title: m.settings_reports(),
      text: m.settings_reports_text(),
      icon: Flag
    },
    guidelines(),
    privacy(),
    ...staffSections()
  ];
}

/** Who acts as a brand changes its account only as its owner; the rest belongs to the person. */
function brandSections(): Section[] {
  if (acting.limited) return [];
  return [
    {
      href: '/settings/profile',
      title: m.settings_profile(),
      text: m.settings_profile_text(),
      icon: User
    },
    {
      href: '/settings/interests',
      title: m.settings_interests(),
      text: m.settings_interests_text(),
      icon: Sparkles
    },
    ...liveSections(),
    {
      href: '/settings/data',
      title: m.settings_data(),
      text: m.data_brand_text(),
      icon: Archive
    }
  ];
}

/** Only for who may go on air. */
function liveSections(): Section[] {
  if (session.me?.capabilities.live !== null) return [];
  return [
    {
      href: '/settings/live',
      title: m.settings_live(),
      text: m.settings_live_text(),
      icon: Radio
    }
  ];
}

/** Only where it can be installed, and is not yet. */
function application(): Section[] {
  if (!install.way) return [];
  return [
    {
      href: '/settings/install',
      title: m.install_title(),
      text: m.install_entry_text(),
      icon: Download
    }
  ];
}

const guidelines = (): Section => ({
  href: '/guidelines',
  title: m.settings_guidelines(),
  text: m.settings_guidelines_text(),
  icon: BookOpen
});

const privacy = (): Section => ({
  href: '/privacy',
  title: m.privacy_title(),
  text: m.settings_privacy_page_text(),
  icon: Fingerprint
});

function staffSections(): Section[] {
  const found: Section[] = [];
  if (session.moderates) {
    found.push({
      href: '/moderation',
      title: m.settings_moderation(),
      text: m.settings_moderation_text(),
      icon: Shield
    });
  }
  if (session.moderates && instance.current?.mail_inbox) {
    found.push({
      href: '/inbox-local',
      title: m.settings_inbox(),
      text: m.settings_inbox_text(),
      icon: Mail
    });
  }
  return found;
}
