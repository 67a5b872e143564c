import type { Templates } from "../skill.ts";
import { findProductTemplates } from "./find-product-templates.ts";
import { stockTemplates } from "./stock-templates.ts";

/** Words of the sizing skill. */
export const sizingTemplates = {
  ...findProductTemplates,
  ...stockTemplates,
  "sizing.ask_height_weight": {
    zh: "请告诉我身高和体重，我按{product}的尺码表帮您选。",
    en: "Please tell me your height and weight, and I will look up the size of {product}.",
  },
  "sizing.ask_height": { zh: "还需要您的身高，请问是多少厘米？", en: "I also need your height. How tall are you?" },
  "sizing.ask_weight": {
    zh: "还需要您的体重，请问是多少公斤或多少斤？",
    en: "I also need your weight. How much is it, in kg or lb?",
  },
  "sizing.ask_foot": {
    zh: "请告诉我脚长（脚跟到最长脚趾，厘米），我按{product}的尺码表帮您选。",
    en: "Please tell me the length of your foot in centimetres, heel to longest toe, and I will look up the size of {product}.",
  },
  "sizing.fits_height_weight": {
    zh: "身高{height}cm、体重{weight}kg，按{product}的尺码表建议选{size}码。",
    en: "For {height} cm and {weight} kg the size chart of {product} says {size}.",
  },
  "sizing.fits_foot": {
    zh: "脚长{foot}cm，按{product}的尺码表建议选{size}码。",
    en: "For a foot of {foot} cm the size chart of {product} says {size}.",
  },
  "sizing.between_height_weight": {
    zh: "身高{height}cm、体重{weight}kg，在{product}的{small}码和{large}码之间。",
    en: "With {height} cm and {weight} kg you are between {small} and {large} of {product}.",
  },
  "sizing.between_foot": {
    zh: "脚长{foot}cm，在{product}的{small}码和{large}码之间。",
    en: "With a foot of {foot} cm you are between {small} and {large} of {product}.",
  },
  "sizing.by_measure": {
    zh: "按身高对应{byHeight}码，按体重对应{byWeight}码。",
    en: "By height it is {byHeight}, by weight {byWeight}.",
  },
  "sizing.runs_small": {
    zh: "这款偏小，建议选大的{large}码。",
    en: "It runs small, so take the larger one, {large}.",
  },
  "sizing.runs_large": {
    zh: "这款偏大，建议选小的{small}码。",
    en: "It runs large, so take the smaller one, {small}.",
  },
  "sizing.true_to_size": {
    zh: "这款是标准版型：喜欢合身选{small}码，喜欢宽松选{large}码。",
    en: "It is true to size: {small} for a close fit, {large} for a loose one.",
  },
  "sizing.fit_small": { zh: "按尺码表，{product}偏小。", en: "By its size chart, {product} runs small." },
  "sizing.fit_true": {
    zh: "按尺码表，{product}是标准码，不偏大也不偏小。",
    en: "By its size chart, {product} is true to size.",
  },
  "sizing.fit_large": { zh: "按尺码表，{product}偏大。", en: "By its size chart, {product} runs large." },
  "sizing.looser": {
    zh: "您喜欢宽松的话，选大一码的{size}码。",
    en: "As you like it loose, take the next one up, {size}.",
  },
  "sizing.note": { zh: "尺码表备注：{note}", en: "The size chart adds: {note}" },
  "sizing.row_height_weight": {
    zh: "{product}的{size}码适合身高{minHeight}–{maxHeight}cm、体重{minWeight}–{maxWeight}kg。",
    en: "{size} of {product} is for {minHeight}–{maxHeight} cm and {minWeight}–{maxWeight} kg.",
  },
  "sizing.row_foot": {
    zh: "{product}的{size}码适合脚长{minFoot}–{maxFoot}cm。",
    en: "{size} of {product} is for a foot of {minFoot}–{maxFoot} cm.",
  },
  "sizing.outside_height_weight": {
    zh: "身高{height}cm、体重{weight}kg不在{product}的尺码表范围内（身高{minHeight}–{maxHeight}cm，体重{minWeight}–{maxWeight}kg），我不敢替您乱选，建议转人工确认。",
    en: "{height} cm and {weight} kg are outside the size chart of {product} ({minHeight}–{maxHeight} cm, {minWeight}–{maxWeight} kg). I do not want to guess; a person can check it for you.",
  },
  "sizing.outside_foot": {
    zh: "脚长{foot}cm不在{product}的尺码表范围内（{minFoot}–{maxFoot}cm），我不敢替您乱选，建议转人工确认。",
    en: "A foot of {foot} cm is outside the size chart of {product} ({minFoot}–{maxFoot} cm). I do not want to guess; a person can check it for you.",
  },
  "sizing.no_chart": {
    zh: "{product}没有尺码表，我不能按身材给您推荐。",
    en: "{product} has no size chart, so I cannot tell a size from your measures.",
  },
  "sizing.sizes": { zh: "它的尺码有：{sizes}。", en: "It comes in these sizes: {sizes}." },
} satisfies Templates;
