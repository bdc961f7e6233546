/** What roles, categories, figures and problems of sites are called. */
import { m } from '#messages';
import type { BrandCategory, TeamRole } from '#lib/api/types.ts';

export const CATEGORIES: Record<BrandCategory, () => string> = {
  food: m.brand_category_food,
  fashion: m.brand_category_fashion,
  beauty: m.brand_category_beauty,
  home: m.brand_category_home,
  technology: m.brand_category_technology,
  music: m.brand_category_music,
  culture: m.brand_category_culture,
  media: m.brand_category_media,
  sport: m.brand_category_sport,
  travel: m.brand_category_travel,
  education: m.brand_category_education,
  health: m.brand_category_health,
  shop: m.brand_category_shop,
  association: m.brand_category_association,
  public_service: m.brand_category_public_service,
  other: m.brand_category_other
};

export const categoryOptions = () =>
  (Object.keys(CATEGORIES) as BrandCategory[]).map((value) => ({
    value,
    label: CATEGORIES[value]()
  }));

export const ROLES: Record<TeamRole, { name: () => string; text: () => string }> = {
  owner: { name: m.brand_role_owner, text: m.brand_role_owner_text },
  editor: { name: m.brand_role_editor, text: m.brand_role_editor_text },
  analyst: { name: m.brand_role_analyst, text: m.brand_role_analyst_text }
};

const FIGURES: Record<string, () => string> = {
  'social.followers': m.brand_figure_followers,
  'social.likes': m.brand_figure_likes,
  'video.videos': m.brand_figure_videos,
  'video.views': m.brand_figure_views,
  'video.comments': m.brand_figure_comments,
  'video.shares': m.brand_figure_shares
};

export const figureName = (name: string) => FIGURES[name]?.() ?? name;

const PROBLEMS: Record<string, () => string> = {
  not_found: m.brand_site_not_found,
  unreachable: m.brand_site_unreachable,
  not_public: m.brand_site_not_public,
  bad_answer: m.brand_site_bad_answer
};

export const siteProblem = (code: string) => PROBLEMS[code]?.() ?? m.brand_site_bad_answer();

/** `https://www.sel.example/boutique/` is shown as `sel.example/boutique`. */
export const siteName = (url: string) =>
  url
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '');
