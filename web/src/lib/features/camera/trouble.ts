/** What keeps a camera or a microphone from us, in the few kinds that lead to different advice. */

/** `both` is the pair; a trouble of the microphone alone still lets one film without sound. */
export type Device = 'camera' | 'microphone' | 'both';

export type TroubleKind =
  /** The page is not served over HTTPS: browsers give no camera at all. */
  | 'insecure'
  /** This browser cannot record. */
  | 'unsupported'
  /** The member, the browser's settings or the system said no. */
  | 'refused'
  /** There is none. */
  | 'missing'
  /** Another application holds it. */
  | 'busy'
  /** It was unplugged, or taken away, while it was in use. */
  | 'lost'
  | 'failed';

export type Trouble = { kind: TroubleKind; device: Device };

/** What an error of `getUserMedia` means. */
export function kindOf(error: unknown): TroubleKind {
  switch (error instanceof Error || error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'failed';
  }
}

/** Which of the two a trouble is about: asked for both, and then for each alone. */
export function deviceOf(camera: TroubleKind | null, microphone: TroubleKind | null): Device {
  if (camera && microphone) return 'both';
  return microphone ? 'microphone' : 'camera';
}

/** Whether it may pass by itself, so that a change of the devices is worth another look. */
export function mayPass({ kind }: Trouble): boolean {
  return kind === 'missing' || kind === 'lost' || kind === 'busy';
}
