// What went wrong, as every function of this package throws it.
export class ShelfError extends Error {
  // `number` never changes its meaning, `code` is its name. `part`, `offset` and `bound` say where: of the bundle, or of
  // what was handed in.
  constructor(message, {number, code, part = "", offset = 0, bound = 0}, options) {
    super(message, options);
    this.name = "ShelfError";
    Object.assign(this, {number, code, part, offset, bound});
  }
}

export const badArgument = (message) => new ShelfError(message, {number: 50, code: "bad_argument", part: "arguments"});
export const closed = (what) => badArgument(`the ${what} is closed`);
