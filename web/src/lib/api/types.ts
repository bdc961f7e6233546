/** Shapes of the HTTP API, by the names the features use. */

export type Id = string;

export type AccountRef = {
  id: Id;
  handle: string;
  name: string;
  avatar_url: string | null;
  private: boolean;
};

export type Band = 'under_16' | '16_17' | 'adult';
export type Role = 'member' | 'moderator' | 'admin';

export type Me = {
  id: Id;
  handle: string;
  name: string;
  email: string;
  email_verified: boolean;
  role: Role;
  band: Band;
  locale: 'fr' | 'en';
  country: string;
  private: boolean;
  bio: string;
  links: string[];
  avatar_url: string | null;
  interests: string[];
  capabilities: Record<string, unknown>;
  created_at: string;
};

export type Instance = {
  name: string;
  version: string;
  min_age: number;
  languages: string[];
  video: {
    min_seconds: number;
    max_seconds: number;
    max_bytes: number;
    containers: string[];
    codecs: string[];
  };
  interests: { code: string }[];
  countries?: string[];
  demo: { active: boolean; cast: { handle: string; name: string; role_text_code: string }[] };
  mail_inbox: boolean;
};

export type Hashtag = { tag: string; folded: string };
export type Mention = { handle: string; id: Id };

export type Visibility = 'public' | 'followers' | 'friends' | 'private' | 'unlisted';

export type VideoCounts = {
  likes: number;
  comments: number;
  shares: number;
  bookmarks: number;
  views: number;
};

export type VideoCard = {
  id: Id;
  asset_id?: Id;
  author: AccountRef;
  caption: string;
  hashtags: Hashtag[];
  mentions: Mention[];
  created_at: string;
  published_at: string | null;
  duration_ms: number;
  width: number;
  height: number;
  playlist_url: string | null;
  poster_url: string | null;
  preview_url: string | null;
  sprite_url: string | null;
  alt_text: string;
  visibility: Visibility;
  comments_on: boolean;
  state: 'draft' | 'published';
  asset_state: AssetState;
  counts: VideoCounts;
  viewer: {
    liked: boolean;
    bookmarked: boolean;
    following: boolean;
    requested: boolean;
    own: boolean;
  };
  why: { code: string; params: Record<string, string> } | null;
  permalink: string;
};

export type FeedPage = { items: VideoCard[]; exhausted: boolean; session: string };
export type Page<T> = { items: T[]; next_cursor: string | null };

export type AssetState = 'uploading' | 'uploaded' | 'probing' | 'encoding' | 'ready' | 'failed';

export type Asset = {
  id: Id;
  state: AssetState;
  percent: number;
  reason: string | null;
  duration_ms: number | null;
  width: number | null;
  height: number | null;
  playable: boolean;
  playlist_url: string | null;
  poster_url: string | null;
  sprite: unknown;
  preview_url: string | null;
};

export type Comment = {
  id: Id;
  author: AccountRef;
  is_author: boolean;
  text: string;
  mentions: Mention[];
  created_at: string;
  likes: number;
  liked: boolean;
  pinned: boolean;
  replies: number;
  reply_to: Id | null;
  own: boolean;
  can_delete: boolean;
};

export type FollowState = 'none' | 'requested' | 'following';

export type Profile = {
  account: AccountRef;
  bio: string;
  links: string[];
  counts: { followers: number; following: number; likes: number; videos?: number };
  viewer: {
    following: boolean;
    requested: boolean;
    followed_by: boolean;
    blocking: boolean;
    muting: boolean;
    own: boolean;
  };
  visible: boolean;
};

export type SessionRow = {
  id: Id;
  created_at: string;
  last_seen_at?: string;
  user_agent?: string;
  current: boolean;
};

export type WatchEvent = {
  id: string;
  video_id: Id;
  watched_ms: number;
  loops: number;
  duration_ms: number;
  ended: boolean;
  source: string;
  session: string;
  at: string;
};

export type ReportKind = 'video' | 'comment' | 'account';
