/** Names of kinds, rules, outcomes and sanctions; each list is complete, or this does not compile. */
import { m } from '#messages';
import type { Schema } from '#lib/api/types.ts';

export type Rule = Schema<'Rule'>;
export type Outcome = Schema<'Outcome'>;
export type Sanction = Schema<'Sanction'>;

type Text = () => string;

const kinds: Record<string, Text> = {
  video: m.moderation_kind_video,
  comment: m.moderation_kind_comment,
  account: m.moderation_kind_account,
  live: m.moderation_kind_live,
  live_comment: m.moderation_kind_live_comment
};

export const kindName = (kind: string): string => kinds[kind]?.() ?? kind;

const rules: Record<Rule, { title: Text; text: Text }> = {
  '1.1': { title: m.rule_1_1_title, text: m.rule_1_1_text },
  '1.2': { title: m.rule_1_2_title, text: m.rule_1_2_text },
  '1.3': { title: m.rule_1_3_title, text: m.rule_1_3_text },
  '1.4': { title: m.rule_1_4_title, text: m.rule_1_4_text },
  '2.1': { title: m.rule_2_1_title, text: m.rule_2_1_text },
  '2.2': { title: m.rule_2_2_title, text: m.rule_2_2_text },
  '2.3': { title: m.rule_2_3_title, text: m.rule_2_3_text },
  '3.1': { title: m.rule_3_1_title, text: m.rule_3_1_text },
  '3.2': { title: m.rule_3_2_title, text: m.rule_3_2_text },
  '4.1': { title: m.rule_4_1_title, text: m.rule_4_1_text },
  '4.2': { title: m.rule_4_2_title, text: m.rule_4_2_text },
  '4.3': { title: m.rule_4_3_title, text: m.rule_4_3_text },
  '4.4': { title: m.rule_4_4_title, text: m.rule_4_4_text },
  '5.1': { title: m.rule_5_1_title, text: m.rule_5_1_text },
  '5.2': { title: m.rule_5_2_title, text: m.rule_5_2_text },
  '5.3': { title: m.rule_5_3_title, text: m.rule_5_3_text },
  '6.1': { title: m.rule_6_1_title, text: m.rule_6_1_text },
  '6.2': { title: m.rule_6_2_title, text: m.rule_6_2_text },
  '7.1': { title: m.rule_7_1_title, text: m.rule_7_1_text },
  '7.2': { title: m.rule_7_2_title, text: m.rule_7_2_text },
  '7.3': { title: m.rule_7_3_title, text: m.rule_7_3_text },
  '7.4': { title: m.rule_7_4_title, text: m.rule_7_4_text },
  '7.5': { title: m.rule_7_5_title, text: m.rule_7_5_text },
  '7.6': { title: m.rule_7_6_title, text: m.rule_7_6_text }
};

export const RULES = Object.keys(rules) as Rule[];
export const ruleTitle = (rule: Rule): string => rules[rule].title();
export const ruleText = (rule: Rule): string => rules[rule].text();

/** Where a rule stands on the guidelines page. */
export const ruleLink = (rule: Rule): string => `/guidelines#rule-${rule}`;

const parts: readonly Text[] = [
  m.guidelines_part_1,
  m.guidelines_part_2,
  m.guidelines_part_3,
  m.guidelines_part_4,
  m.guidelines_part_5,
  m.guidelines_part_6,
  m.guidelines_part_7
];

/** The parts of the guidelines with their rules, in the order of their numbers. */
export const ruleParts = () =>
  parts.map((title, index) => ({
    number: index + 1,
    title: title(),
    rules: RULES.filter((rule) => rule.startsWith(`${index + 1}.`))
  }));

/** The rule that a reason most likely speaks of: offered first, never chosen for the moderator. */
export const ruleFor: Partial<Record<Schema<'ReasonCount'>['reason'], Rule>> = {
  minor_safety: '1.3',
  self_harm: '2.3',
  violence: '2.1',
  sexual: '3.1',
  harassment: '4.1',
  hate: '4.2',
  privacy: '4.3',
  impersonation: '4.4',
  scam: '5.1',
  spam: '5.2',
  misinformation: '5.3',
  rights: '6.1',
  illegal: '6.2'
};
