// in_node.mjs PACKAGE BUNDLE LOOK_UPS
import {readFile} from "node:fs/promises";
import {pathToFileURL} from "node:url";
import {answers} from "./answers.mjs";

const [folder, file, lookUps] = process.argv.slice(2);
const {Shelf} = await import(pathToFileURL(`${folder}/shelf.mjs`));
const bundle = await Shelf.open(file);
process.stdout.write(answers(bundle, await readFile(lookUps, "utf8")));
bundle.close();
