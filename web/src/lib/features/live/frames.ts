// Written by scripts/frames.py from src/rampe/live/frames.py.

export const MAX_COMMENT = 150;
export const MAX_HEARTS = 15;

/** Whom this account is shown has changed by a block or a mute: read the comments again. */
export interface AnewFrame {
  t: 'anew';
  room: string;
}

/**
 * New comments, from index from on. The next such frame begins at from + items + skipped; one that
 * begins later tells of a hole, to be filled once by GET /lives/{id}/comments?after=. Skipped ones
 * are left out on purpose: nobody reads more than these in a tick. What was received already may
 * come again.
 */
export interface CommentsFrame {
  t: 'comments';
  room: string;
  e: number;
  from: number;
  items: RoomComment[];
  skipped?: number;
}

/** Nobody is shown these comments any more: taken back, hidden by staff, or the author left. */
export interface GoneFrame {
  t: 'gone';
  room: string;
  e: number;
  ids: string[];
}

/** So many hearts of this account are stored in all; told to its tabs after each flush. */
export interface HeartedFrame {
  t: 'hearted';
  room: string;
  hearts: number;
}

/** So many hearts since the last such frame; one each 500 ms at most. */
export interface HeartsFrame {
  t: 'hearts';
  room: string;
  n: number;
}

/** Enter a room, or enter it anew after a hello: answered by room or refused. */
export interface JoinFrame {
  t: 'join';
  room: string;
}

/** Leave a room. Nothing is answered. */
export interface LeaveFrame {
  t: 'leave';
  room: string;
}

/** Some came, or followed the host: names of a few, and how many more. */
export interface NoticeFrame {
  t: 'notice';
  room: string;
  kind: 'followed' | 'joined';
  names: string[];
  more: number;
}

/** For the host alone, each second. */
export interface PulseFrame {
  t: 'pulse';
  room: string;
  hearts_per_minute: number;
  viewers: number;
  new_followers: number;
}

/**
 * Not let in, or shown out: the client is not in the room (any more). Codes: live_not_found,
 * live_ended, room_blocked, too_many_rooms, room_unavailable (then try again after retry_ms).
 */
export interface RefusedFrame {
  t: 'refused';
  room: string;
  code: string;
  retry_ms?: number;
}

/** The room as it is now, with its last comments, oldest first: the answer to join. */
export interface RoomFrame {
  t: 'room';
  room: string;
  e: number;
  state: RoomState;
  comments: RoomComment[];
  next: number;
  me: RoomMe;
  gone?: string[];
}

/** Who wrote a comment. */
export interface RoomAccount {
  id: string;
  handle: string;
  name: string;
  avatar: string | null;
}

/** A comment; i counts the comments of the live from 1, without holes. */
export interface RoomComment {
  i: number;
  id: string;
  at: number;
  text: string;
  account: RoomAccount;
  reply_to?: string;
  mentions?: RoomMention[];
}

/** What the room knows of who joins: own hearts stored so far, and what keeps from speaking. */
export interface RoomMe {
  hearts: number;
  can_say: boolean;
  code?: string;
}

/** @handle as written in a text leads to an account. */
export interface RoomMention {
  id: string;
  handle: string;
}

/** What everybody in a room sees: cumulative, so that a newer one replaces all older ones. */
export interface RoomState {
  live: 'ended' | 'live' | 'lost' | 'preparing';
  viewers: number;
  peak: number;
  hearts: number;
}

/** A comment of this account is stored, for good; told to all its tabs. */
export interface SaidFrame {
  t: 'said';
  room: string;
  cid: string;
  id: string;
  i: number;
}

/**
 * Comment. Answered by said once it is stored, or by unsaid. Sent again with the same cid while no
 * answer came, it is stored once and answered alike.
 */
export interface SayFrame {
  t: 'say';
  room: string;
  cid: string;
  text: string;
  reply_to?: string;
}

/** The room changed; at most one a tick. */
export interface StateFrame {
  t: 'state';
  room: string;
  e: number;
  s: RoomState;
}

/**
 * A comment of this account was not stored. Codes: sign_in_required, not_in_room, empty,
 * comment_too_long, bad_text, reply_not_found, too_fast, restricted, comments_closed, live_ended,
 * unavailable. With retry_ms it may be sent again, with the same cid, after so long.
 */
export interface UnsaidFrame {
  t: 'unsaid';
  room: string;
  cid: string;
  code: string;
  retry_ms?: number;
}

export type ClientFrame = HeartsFrame | JoinFrame | LeaveFrame | SayFrame;

export type ServerFrame =
  | AnewFrame
  | CommentsFrame
  | GoneFrame
  | HeartedFrame
  | NoticeFrame
  | PulseFrame
  | RefusedFrame
  | RoomFrame
  | SaidFrame
  | StateFrame
  | UnsaidFrame;
