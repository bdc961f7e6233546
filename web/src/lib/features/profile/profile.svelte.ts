/** One profile on screen: what the server says of it, and what the reader does with it. */
import { isApiError } from '#lib/api/problem.ts';
import type { FollowState, Profile } from '#lib/api/types.ts';
import { fetchProfile, setBlock, setMute } from '#lib/features/social/api.ts';

export type ProfileStatus = 'loading' | 'ready' | 'missing' | 'failed';

const RECOUNT_MS = 500;

export class ProfileView {
  status = $state<ProfileStatus>('loading');
  error = $state.raw<unknown>(null);
  profile = $state<Profile | null>(null);

  #reading = false;

  constructor(readonly handle: string) {}

  async load() {
    try {
      this.profile = await fetchProfile(this.handle);
      this.status = 'ready';
    } catch (error) {
      this.error = error;
      this.status = isApiError(error) && error.status === 404 ? 'missing' : 'failed';
    }
  }

  /** Others follow or leave: the figures are read again, once however many do. */
  recount() {
    if (this.#reading) return;
    this.#reading = true;
    setTimeout(() => {
      this.#reading = false;
      fetchProfile(this.handle).then(
        ({ counts }) => this.profile && (this.profile.counts = counts),
        () => undefined
      );
    }, RECOUNT_MS);
  }

  async retry() {
    this.status = 'loading';
    await this.load();
  }

  /** The follow has changed: the count with it, and of a private account what may be seen. */
  async followed(state: FollowState) {
    const { profile } = this;
    if (!profile) return;
    const step = Number(state === 'following') - Number(profile.viewer.state === 'following');
    profile.viewer.state = state;
    profile.counts.followers += step;
    if (profile.account.private && step) await this.load();
  }

  async unmute() {
    const { profile } = this;
    if (!profile) return;
    await setMute(profile.account.id, false);
    profile.viewer.muting = false;
  }

  async unblock() {
    if (!this.profile) return;
    await setBlock(this.profile.account.id, false);
    await this.load();
  }
}
