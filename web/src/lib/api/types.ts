/** Shapes of the HTTP API by the names the features use; all of them are generated (`schema.d.ts`). */
import type { components, paths } from './schema.d.ts';

export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type Id = string;

/** A page of anything; `next_cursor` is null at the end. */
export type Page<T> = { items: T[]; next_cursor: string | null };

export type AccountRef = Schema<'AccountRef'>;
export type Gender = Schema<'Gender'>;
export type Link = Schema<'Link'>;
export type Me = Schema<'Me'>;
export type DemoMember = Schema<'DemoMember'>;
export type Instance = Schema<'Instance'>;
export type SessionRow = Schema<'SessionInfo'>;
export type KeptMessage = Schema<'KeptMessage'>;

export type Hashtag = Schema<'HashtagOut'>;
export type Mention = Schema<'MentionOut'>;
export type Visibility = Schema<'Visibility'>;
export type VideoCard = Schema<'VideoCard'>;
/** What a video can be in, and For You be chosen for. */
export type Language = NonNullable<VideoCard['language']>;
export type DeletedVideo = Schema<'DeletedVideo'>;
export type FeedPage = Schema<'FeedOut'>;
export type WatchEvent = Required<Schema<'WatchEventIn'>>;

export type AssetState = Schema<'AssetState'>;
export type Asset = Schema<'AssetView'>;
export type Sprite = Schema<'SpriteOut'>;

export type Comment = Schema<'CommentOut'>;
export type CommentPage = Page<Comment> & Pick<Schema<'CommentPage'>, 'total'>;
export type FollowState = Schema<'FollowState'>;
export type Profile = Schema<'ProfileOut'>;
export type AccountItem = Schema<'AccountItem'>;

export type DataExport = Schema<'ExportOut'>;
export type DeletionInfo = Schema<'DeletionInfo'>;

export type Acting = Schema<'Acting'>;
export type Brand = Schema<'BrandOut'>;
export type BrandCategory = Schema<'Category'>;
export type BrandInvitation = Schema<'InvitationOut'>;
export type Figure = Schema<'Figure'>;
export type TeamMember = Schema<'TeamMember'>;
export type TeamRole = Schema<'TeamRole'>;

export type ReportKind = 'video' | 'comment' | 'account' | 'live' | 'live_comment';

/** `/videos/{video_id}/like` → `/videos/${string}/like`. */
type Filled<Path extends string> = Path extends `${infer Head}{${string}}${infer Tail}`
  ? `${Head}${string}${Filled<Tail>}`
  : Path;

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Every path of the API that answers a method, so that a call to another does not compile. */
export type ApiPath<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<M, object>
    ? Path extends `/api/v1${infer Rest}`
      ? Filled<Rest>
      : never
    : never;
}[keyof paths];
