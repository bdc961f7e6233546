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
export type Gender = 'woman' | 'man' | 'other';
export type Role = 'member' | 'moderator' | 'admin';

export type Link = { url: string; label: string };

export type Me = {
  id: Id;
  handle: string;
  name: string;
  email: string | null;
  email_verified: boolean;
  role: Role;
  band: Band;
  birth_date: string | null;
  gender: Gender | null;
  locale: string;
  country: string;
  zone: string;
  private: boolean;
  bio: string;
  links: Link[];
  avatar_url: string | null;
  interests: string[];
  capabilities: { publish: boolean; comment: boolean; moderate: boolean; administer: boolean };
  handle_changeable_at: string | null;
  demo: boolean;
  created_at: string;
};

export type DemoMember = {
  handle: string;
  name: string;
  role_text_code: string;
  avatar_url: string | null;
};

export type Instance = {
  name: string;
  version: string;
  min_age: number;
  min_interests: number;
  languages: string[];
  interests: { code: string }[];
  countries: string[];
  demo: { active: boolean; cast: DemoMember[] };
  mail_inbox: boolean;
  video: {
    min_seconds: number;
    max_seconds: number;
    max_bytes: number;
    containers: string[];
    codecs: string[];
  };
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
  asset_id: Id;
  asset_reason: string | null;
  asset_percent: number;
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
  cover_ms: number | null;
  visibility: Visibility;
  comments_on: boolean;
  state: 'draft' | 'published';
  hidden: boolean;
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

/** One image of `count` small pictures, row by row, `interval_ms` apart. */
export type Sprite = {
  url: string;
  width: number;
  height: number;
  columns: number;
  rows: number;
  count: number;
  interval_ms: number;
};

export type Asset = {
  id: Id;
  state: AssetState;
  percent: number;
  reason: string | null;
  retryable: boolean;
  duration_ms: number | null;
  width: number | null;
  height: number | null;
  playable: boolean;
  playlist_url: string | null;
  poster_url: string | null;
  sprite: Sprite | null;
  preview_url: string | null;
};

export type CommentMention = { written: string; handle: string; id: Id };

export type Comment = {
  id: Id;
  author: AccountRef;
  is_owner: boolean;
  text: string;
  mentions: CommentMention[];
  created_at: string;
  thread_id: Id | null;
  reply_to: Id | null;
  replies: number;
  likes: number;
  liked: boolean;
  pinned: boolean;
  own: boolean;
  can_delete: boolean;
  can_pin: boolean;
};

export type CommentPage = Page<Comment> & { total: number };

export type FollowState = 'none' | 'requested' | 'following';

export type Profile = {
  account: AccountRef;
  bio: string;
  links: Link[];
  counts: { followers: number; following: number; likes: number };
  viewer: {
    state: FollowState;
    followed_by: boolean;
    blocking: boolean;
    muting: boolean;
    own: boolean;
  };
  visible: boolean;
};

export type AccountItem = { account: AccountRef; state: FollowState };

export type SessionRow = {
  id: Id;
  current: boolean;
  user_agent: string;
  created_at: string;
  seen_at: string;
  expires_at: string;
};

export type KeptMessage = { id: Id; recipient: string; subject: string; body: string; at: string };

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
