import { cutSerializer } from './datadogSdk';

const SOURCE = `"use strict";
const Answer_1 = require("./Answer");
const Part_1 = require("./Part");
const Question_1 = require("./Question");
const util_1 = require("../../common/util");
const enumsMap = {
    Colour: [
        "red",
        "Answer",
    ],
    Shape: ["round"],
};
const typeMap = {
    Answer: Answer_1.Answer,
    Part: Part_1.Part,
    Question: Question_1.Question,
};
const oneOfMap = {
    Either: ["string", "Part"],
    Neither: [
        "Answer",
    ],
};
class ObjectSerializer {
    static serialize(data, type) {
        if (!typeMap[type]) {
            throw new TypeError(type);
        }
    }
}
`;

const MODELS: Readonly<Record<string, string>> = {
  Question: `Question.map = { a: { type: "Array<Either>" }, b: { type: "{ [key: string]: any; }" }, c: { type: "number" } };`,
  Part: `Part.map = { colour: { type: "Colour" }, whole: { type: "Question" } };`,
};

const readModel = (name: string): string => MODELS[name] ?? '';

describe('cutSerializer', () => {
  it('keeps what is sent and what that is made of, and drops everything else', () => {
    const cut = cutSerializer(SOURCE, { sent: ['Question'], readModel });
    expect(cut).toBe(
      SOURCE.replace('const Answer_1 = require("./Answer");\n', '')
        .replace('    Shape: ["round"],\n', '')
        .replace('    Answer: Answer_1.Answer,\n', '')
        .replace('    Neither: [\n        "Answer",\n    ],\n', '')
    );
  });

  it('drops all types where none is sent', () => {
    const cut = cutSerializer(SOURCE, { sent: [], readModel });
    expect(cut).not.toMatch(/require\("\.\/|red|round|Either|Answer/);
    expect(cut).toContain('const typeMap = {\n};');
    expect(cut).toContain('require("../../common/util")');
  });

  it('takes no part in guesses about another form', () => {
    expect(() => cutSerializer('export class ObjectSerializer {}', { sent: [], readModel })).toThrow('not written as');
  });
});
