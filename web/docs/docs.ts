// Draws /api/openapi.json for reading: endpoints by audience, parameters, bodies and answers as shapes.

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  additionalProperties?: Schema | boolean;
  description?: string;
  format?: string;
}
interface Content {
  description?: string;
  content?: Record<string, { schema: Schema }>;
}
interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: Content;
  responses: Record<string, Content>;
}
interface OpenApi {
  info: { description: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const about = byId("about");
try {
  const response = await fetch("/api/openapi.json");
  if (!response.ok) throw new Error(String(response.status));
  draw(await response.json());
} catch {
  about.textContent = "The document could not be loaded; reload to try again.";
}

function draw(api: OpenApi): void {
  about.textContent = api.info.description;
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  for (const [tag, members] of Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? "other")) {
    byId("contents").append(element("h2", tag));
    for (const { path, method, operation } of members) {
      const id = `${method}-${path}`.replace(/[^\w]+/g, "-");
      const link = element("a", operation.summary ?? path);
      link.prepend(element("span", `${method} `, "method"));
      link.title = path;
      link.setAttribute("href", `#${id}`);
      byId("contents").append(link);
      byId("operations").append(section(api, id, path, method, operation));
    }
  }
}

function section(api: OpenApi, id: string, path: string, method: string, operation: Operation): HTMLElement {
  const box = element("section");
  box.id = id;
  const title = element("code", "", "path");
  title.append(element("span", `${method} `, "method"), path);
  box.append(element("h3", operation.summary ?? ""), title);
  if (operation.description) box.append(element("p", operation.description));
  const rows = (operation.parameters ?? []).map(({ name, in: place, required, schema }) => [
    name,
    `${place}${required ? ", required" : ""}`,
    shape(api, schema),
  ]);
  if (rows.length > 0) box.append(table(rows));
  const body = operation.requestBody?.content?.["application/json"]?.schema;
  if (body) box.append(element("p", "Body"), element("pre", shape(api, body)));
  for (const [status, { description, content }] of Object.entries(operation.responses)) {
    const schema = content?.["application/json"]?.schema;
    const isRefusal = Number(status) >= 400;
    box.append(element("p", `${status} ${description ?? ""}`));
    if (schema && !isRefusal) box.append(element("pre", shape(api, schema)));
  }
  return box;
}

/** How many references deep a shape is written out; below it stands the name. */
const MAX_REFERENCES = 3;

/** A schema as one reads it: `{ name: string, … }`. */
function shape(api: OpenApi, schema: Schema, at = { level: 0, references: 0 }): string {
  if (schema.$ref) {
    const name = schema.$ref.split("/").at(-1) ?? "";
    const target = api.components.schemas[name];
    const isShown = target && at.references < MAX_REFERENCES;
    return isShown ? shape(api, target, { ...at, references: at.references + 1 }) : name;
  }
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.map((option) => shape(api, option, at)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.items) return `${shape(api, schema.items, at)}[]`;
  if (schema.properties) return properties(api, schema, schema.properties, at);
  if (typeof schema.additionalProperties === "object") {
    return `{ [name]: ${shape(api, schema.additionalProperties, at)} }`;
  }
  const type = Array.isArray(schema.type) ? schema.type.join(" | ") : (schema.type ?? "any");
  return schema.format ? `${type} (${schema.format})` : type;
}

function properties(
  api: OpenApi,
  schema: Schema,
  members: Record<string, Schema>,
  at: { level: number; references: number },
): string {
  const inner = { ...at, level: at.level + 1 };
  const lines = Object.entries(members).map(([name, property]) => {
    const optional = schema.required?.includes(name) ? "" : "?";
    return `${"  ".repeat(inner.level)}${name}${optional}: ${shape(api, property, inner)}`;
  });
  return `{\n${lines.join("\n")}\n${"  ".repeat(at.level)}}`;
}

function table(rows: string[][]): HTMLElement {
  const made = element("table");
  for (const cells of rows) {
    const row = element("tr");
    for (const cell of cells) row.append(element("td", cell));
    made.append(row);
  }
  return made;
}

function element(tag: string, text = "", className = ""): HTMLElement {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (className) made.className = className;
  // What scrolls must be reachable by keyboard.
  if (tag === "pre") made.tabIndex = 0;
  return made;
}

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id}`);
  return found;
}

export {};
