// How the structures of shelf.h lie in memory: members in order, each aligned to its own size, pointers of 4 bytes.
const sizes = {u8: 1, u32: 4, i32: 4, size: 4, pointer: 4, text: 8, u64: 8, i64: 8};
const align = (type) => (type === "text" ? 4 : sizes[type]);
const roundUp = (n, to) => Math.ceil(n / to) * to;

function struct(members) {
  const layout = {size: 0, members: new Map()};
  let widest = 4;
  for (const [name, type] of Object.entries(members)) {
    const offset = roundUp(layout.size, align(type));
    layout.members.set(name, {offset, type});
    layout.size = offset + sizes[type];
    widest = Math.max(widest, align(type));
  }
  layout.size = roundUp(layout.size, widest);
  return layout;
}

export const Text = struct({text: "text"});
export const NamedText = struct({name: "text", value: "text"});
export const Collected = struct({data: "pointer", size: "size", capacity: "size"});

export const ErrorInfo = struct({struct_size: "size", status: "i32", system_error: "i32", part: "pointer",
  offset: "u64", bound: "u64"});
export const OpenOptions = struct({struct_size: "size", map: "u8", verify_checksums: "u8", max_bundle_bytes: "u64",
  max_articles: "u32", max_dictionary_bytes: "u32", max_article_bytes: "u32"});
export const Query = struct({struct_size: "size", article_id: "text", topic: "text", product: "text", types: "u32",
  cloud: "u32", has_resource: "u32", service: "text", resource: "text", tags: "pointer", tag_count: "size",
  client: "text", article_tag: "text"});
export const Summary = struct({struct_size: "size", id: "text", title: "text", type: "u32", clouds: "u32",
  has_display_order: "u32", display_order: "u32", resource_required: "u32", shadowed: "u32"});
export const Context = struct({struct_size: "size", cloud: "u32", manual_diagnostics: "u32", resource_id: "text",
  subscription_id: "text", portal: "text", directory: "text", client: "text", topic: "text", product: "text",
  topic_name: "text", query: "text", nonce: "text", capabilities: "pointer", capability_count: "size", now: "i64"});
export const Value = struct({name: "text", items: "pointer", item_count: "size", is_list: "u32"});
export const RenderOptions = struct({struct_size: "size", title: "u32", no_color: "u32", no_hyperlinks: "u32",
  width: "i32", values: "pointer", value_count: "size", context: "pointer", session: "pointer", messages: "pointer",
  message_count: "size"});
export const RequestOptions = struct({struct_size: "size", generation: "u32", inputs_given: "u32", inputs: "pointer",
  input_count: "size", required: "pointer", required_count: "size"});
export const SessionOptions = struct({struct_size: "size", critical_only: "u32", max_in_flight: "u32",
  messages: "pointer", message_count: "size"});
export const Answer = struct({struct_size: "size", request_id: "text", outcome: "u32", http_status: "i32",
  has_retry_after: "u32", retry_after: "u32", body: "text"});
