// What a bundle gives, as plain data: runs in Node and, unchanged, in a page.
const formats = ["html", "text", "ansi", "markdown", "json", "help", "apollo"];

function withArticle(bundle, wanted, work) {
  const article = bundle.article(wanted);
  try {
    return work(article);
  } finally {
    article.close();
  }
}

export function renderAll(bundle, wanted = formats) {
  return Object.fromEntries(wanted.map((format) => [format, Object.fromEntries(bundle.find().map((hit) =>
    withArticle(bundle, hit, (article) => [article.path, article.render(format)])))]));
}

export function requestsOfAll(bundle, context) {
  return Object.fromEntries(bundle.find().map((hit) => withArticle(bundle, hit, (article) => [article.path, article.requests(context)])));
}

export const findAll = (bundle, queries) => queries.map((query) => bundle.find(query).map(({id}) => id));

// A host of an article: answers what it is asked with `answers(request)`, and lets time pass until nothing is to come.
export function play(bundle, id, context, answers) {
  return withArticle(bundle, id, (article) => {
    const session = article.session(context);
    const log = [];
    let now = 1000, waiting = session.start(now);
    for (const {slot, state} of session.states())
      if (state.state === "NeedsInput") waiting.push(...session.submit(slot, {problem_start_time: "2026-01-03"}, now));
    for (let turn = 0; turn < 100 && (waiting.length > 0 || !session.settled); ++turn) {
      const next = [];
      for (const request of waiting) {
        log.push(`${request.action} ${request.kind} ${request.slot}`);
        next.push(...session.answer({requestId: request.requestId, ...answers(request)}, now));
      }
      if (waiting.length === 0) {
        if (session.nextDue === null) break;
        now = session.nextDue;
        next.push(...session.tick(now));
      }
      waiting = next;
    }
    const result = {log, states: session.states(), settled: session.settled,
      html: article.render("html", {session, context}), text: article.render("text", {session, context})};
    session.close();
    return result;
  });
}
