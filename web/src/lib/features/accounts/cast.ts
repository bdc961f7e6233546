/** Who the people of the demo are, in a few words. */
import { m } from '#messages';
import type { DemoMember } from '#lib/api/types.ts';

const roles: Record<string, () => string> = {
  demo_role_alix: m.demo_role_alix,
  demo_role_sami: m.demo_role_sami,
  demo_role_lou: m.demo_role_lou,
  demo_role_tess: m.demo_role_tess,
  demo_role_theo: m.demo_role_theo,
  demo_role_noor: m.demo_role_noor,
  demo_role_garance: m.demo_role_garance
};

/** The part somebody plays; one we have no words for is shown by its handle. */
export function roleOf(member: DemoMember): string {
  return roles[member.role_text_code]?.() ?? `@${member.handle}`;
}
