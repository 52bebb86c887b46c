import {Shelf, ShelfError, type Context, type Request, type SlotState} from "shelf-reader";

const bundle = await Shelf.open("help.shelf", {verifyChecksums: false, small: false});
const context: Context = {cloud: "public", now: new Date(), capabilities: ["insight"]};
for (const hit of bundle.find({topic: 1, product: "2", types: ["generic"], cloud: "fairfax", hasResource: true})) {
  const article = bundle.article(hit);
  const html: string = article.render("html", {values: {a: ["b"], c: "d"}, context, title: true});
  const session = article.session(context, {maxInFlight: 2});
  let requests: Request[] = session.start();
  requests = session.answer({requestId: requests[0]?.requestId ?? "", status: 200, body: {value: []}});
  requests = session.submit("slot", [["name", "value"]], 12);
  const states: SlotState[] = session.states();
  console.log(html, requests, states[0]?.state.text, session.nextDue, session.settled);
}
console.log(bundle.article("id")?.title, bundle.verify().map(({code, offset}) => code + offset));
try {
  bundle.close();
} catch (error) {
  if (error instanceof ShelfError) console.log(error.number, error.code, error.part);
}

// @ts-expect-error: no such format
bundle.article(0).render("pdf");
// @ts-expect-error: no such filter
bundle.find({topik: 1});
// @ts-expect-error: there may be no article with this id
bundle.article("id").title;
// @ts-expect-error: only Shelf.open() makes bundles
new (bundle.constructor as typeof import("shelf-reader").Bundle)();
