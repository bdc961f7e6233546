/** Calls about brands, their teams, and acting as one. */
import { http } from '#lib/api/http.ts';
import { withProof } from '#lib/core/proof.svelte.ts';
import type {
  Acting,
  Brand,
  BrandCategory,
  BrandInvitation,
  Figure,
  Id,
  Me,
  TeamMember,
  TeamRole
} from '#lib/api/types.ts';

export type GivenRole = Exclude<TeamRole, 'owner'>;
export type BrandNew = {
  handle: string;
  name: string;
  category: BrandCategory;
  site_url: string | null;
};

export const fetchBrands = () =>
  http.get<{ items: Brand[]; invitations: BrandInvitation[] }>('/brands');

export const createBrand = (brand: BrandNew) => http.post<Brand>('/brands', brand);

export const becomeBrand = (brand: Omit<BrandNew, 'name'>) =>
  withProof(() => http.post<Brand>('/me/brand', brand));

export const becomePerson = () => withProof(() => http.delete('/me/brand'));

export const fetchBrand = (id: Id) => http.get<Brand>(`/brands/${id}`);

export const changeBrand = (
  id: Id,
  change: { category?: BrandCategory; site_url?: string | null }
) => http.patch<Brand>(`/brands/${id}`, change);

export const deleteBrand = (id: Id, handle: string) =>
  withProof(() => http.delete(`/brands/${id}`, { body: { handle } }));

export const restoreBrand = (id: Id) => http.post<Brand>(`/brands/${id}/restore`);

export const checkSite = (id: Id) => http.post<Brand>(`/brands/${id}/site/check`);

export const fetchFigures = async (id: Id) =>
  (await http.get<{ items: Figure[] }>(`/brands/${id}/statistics`)).items;

export const fetchTeam = async (id: Id) =>
  (await http.get<{ items: TeamMember[] }>(`/brands/${id}/team`)).items;

export const invite = (id: Id, handle: string, role: GivenRole) =>
  http.post(`/brands/${id}/team`, { handle, role });

export const withdraw = (id: Id, account: Id) =>
  http.delete(`/brands/${id}/invitations/${account}`);

export const setRole = (id: Id, account: Id, role: GivenRole) =>
  http.put(`/brands/${id}/team/${account}`, { role });

export const removeMember = (id: Id, account: Id) => http.delete(`/brands/${id}/team/${account}`);

export const leaveTeam = (id: Id) => http.delete(`/brands/${id}/team/me`);

export const handOver = (id: Id, account: Id) =>
  withProof(() => http.post(`/brands/${id}/owner`, { account_id: account }));

export const acceptInvitation = (id: Id) => http.post<Brand>(`/brand-invitations/${id}/accept`);

export const declineInvitation = (id: Id) => http.delete(`/brand-invitations/${id}`);

export const fetchActing = () => http.get<Acting>('/acting');

export const actAs = (brand: Id | null) => http.put<Me>('/acting', { brand_id: brand });
