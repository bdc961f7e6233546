/** Codes as people type them. */

/** Six digits, spaces aside. */
export const isCode = (text: string) => /^\d{6}$/.test(compact(text));

/** Ten letters and digits, the dash and spaces aside. */
export const isRecoveryCode = (text: string) => /^[a-z0-9]{10}$/i.test(compact(text));

export const compact = (text: string) => text.replace(/[\s-]/g, '');
