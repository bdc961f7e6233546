/** What can be told about a field before the server is asked; it decides all the same. */
import { m } from '#messages';

const MIN_PASSWORD = 8;

export function emailFault(value: string): string | undefined {
  if (!value.trim()) return m.field_required();
  return /^\S+@\S+\.\S+$/.test(value.trim()) ? undefined : m.field_email_invalid();
}

export function handleFault(value: string): string | undefined {
  if (!value.trim()) return m.field_required();
  return /^[a-z0-9._]{2,24}$/.test(cleanHandle(value)) ? undefined : m.field_handle_invalid();
}

export function cleanHandle(value: string): string {
  return value.trim().replace(/^@/, '').toLowerCase();
}

export function passwordFault(value: string): string | undefined {
  if (!value) return m.field_required();
  return [...value].length < MIN_PASSWORD ? m.field_password_short() : undefined;
}

export function birthDateFault(value: string, now = new Date()): string | undefined {
  if (!value) return m.field_required();
  const year = Number(value.slice(0, 4));
  return Number.isNaN(Date.parse(value)) || year < 1900 || new Date(value) > now
    ? m.field_date_invalid()
    : undefined;
}
