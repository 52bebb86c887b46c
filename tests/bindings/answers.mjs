// The answers to a list of look-ups, through the JavaScript package: see answers.cpp. For Node and browsers.
function fnv1a(bytes) {
  let value = 0xcbf29ce484222325n;
  for (const byte of bytes) value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  return value.toString(16).padStart(16, "0");
}

const given = (word) => (word === "-" ? undefined : word);

function answer(bundle, [topic, product, format]) {
  const found = bundle.findOrdinals({topic: given(topic), product: given(product)});
  let line = `${topic} ${product} ${format}:` + Array.from(found, (ordinal) => ` ${ordinal}`).join("");
  if (found.length > 0) {
    const article = bundle.article(found[0]);
    const page = new TextEncoder().encode(article.render(format, {title: true, values: {vmname: "<web-1>"}}));
    article.close();
    line += ` | ${page.length} ${fnv1a(page)}`;
  }
  return line + "\n";
}

export function answers(bundle, lookUps) {
  const lines = lookUps.split("\n").map((line) => line.trim().split(/\s+/));
  return lines.filter((words) => words.length === 3 && words[0] !== "#").map((words) => answer(bundle, words)).join("");
}
