#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// ../../../work/main/node_modules/picomatch/lib/constants.js
var require_constants = __commonJS({
  "../../../work/main/node_modules/picomatch/lib/constants.js"(exports, module) {
    "use strict";
    var WIN_SLASH = "\\\\/";
    var WIN_NO_SLASH = `[^${WIN_SLASH}]`;
    var DEFAULT_MAX_EXTGLOB_RECURSION = 0;
    var DOT_LITERAL = "\\.";
    var PLUS_LITERAL = "\\+";
    var QMARK_LITERAL = "\\?";
    var SLASH_LITERAL = "\\/";
    var ONE_CHAR = "(?=.)";
    var QMARK = "[^/]";
    var END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
    var START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
    var DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
    var NO_DOT = `(?!${DOT_LITERAL})`;
    var NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
    var NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
    var NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
    var QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
    var STAR = `${QMARK}*?`;
    var SEP = "/";
    var POSIX_CHARS = {
      DOT_LITERAL,
      PLUS_LITERAL,
      QMARK_LITERAL,
      SLASH_LITERAL,
      ONE_CHAR,
      QMARK,
      END_ANCHOR,
      DOTS_SLASH,
      NO_DOT,
      NO_DOTS,
      NO_DOT_SLASH,
      NO_DOTS_SLASH,
      QMARK_NO_DOT,
      STAR,
      START_ANCHOR,
      SEP
    };
    var WINDOWS_CHARS = {
      ...POSIX_CHARS,
      SLASH_LITERAL: `[${WIN_SLASH}]`,
      QMARK: WIN_NO_SLASH,
      STAR: `${WIN_NO_SLASH}*?`,
      DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
      NO_DOT: `(?!${DOT_LITERAL})`,
      NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
      NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
      START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
      END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
      SEP: "\\"
    };
    var POSIX_REGEX_SOURCE = {
      __proto__: null,
      alnum: "a-zA-Z0-9",
      alpha: "a-zA-Z",
      ascii: "\\x00-\\x7F",
      blank: " \\t",
      cntrl: "\\x00-\\x1F\\x7F",
      digit: "0-9",
      graph: "\\x21-\\x7E",
      lower: "a-z",
      print: "\\x20-\\x7E ",
      punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
      space: " \\t\\r\\n\\v\\f",
      upper: "A-Z",
      word: "A-Za-z0-9_",
      xdigit: "A-Fa-f0-9"
    };
    module.exports = {
      DEFAULT_MAX_EXTGLOB_RECURSION,
      MAX_LENGTH: 1024 * 64,
      POSIX_REGEX_SOURCE,
      // regular expressions
      REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
      REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
      REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
      REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
      REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
      REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
      // Replace globs with equivalent patterns to reduce parsing time.
      REPLACEMENTS: {
        __proto__: null,
        "***": "*",
        "**/**": "**",
        "**/**/**": "**"
      },
      // Digits
      CHAR_0: 48,
      /* 0 */
      CHAR_9: 57,
      /* 9 */
      // Alphabet chars.
      CHAR_UPPERCASE_A: 65,
      /* A */
      CHAR_LOWERCASE_A: 97,
      /* a */
      CHAR_UPPERCASE_Z: 90,
      /* Z */
      CHAR_LOWERCASE_Z: 122,
      /* z */
      CHAR_LEFT_PARENTHESES: 40,
      /* ( */
      CHAR_RIGHT_PARENTHESES: 41,
      /* ) */
      CHAR_ASTERISK: 42,
      /* * */
      // Non-alphabetic chars.
      CHAR_AMPERSAND: 38,
      /* & */
      CHAR_AT: 64,
      /* @ */
      CHAR_BACKWARD_SLASH: 92,
      /* \ */
      CHAR_CARRIAGE_RETURN: 13,
      /* \r */
      CHAR_CIRCUMFLEX_ACCENT: 94,
      /* ^ */
      CHAR_COLON: 58,
      /* : */
      CHAR_COMMA: 44,
      /* , */
      CHAR_DOT: 46,
      /* . */
      CHAR_DOUBLE_QUOTE: 34,
      /* " */
      CHAR_EQUAL: 61,
      /* = */
      CHAR_EXCLAMATION_MARK: 33,
      /* ! */
      CHAR_FORM_FEED: 12,
      /* \f */
      CHAR_FORWARD_SLASH: 47,
      /* / */
      CHAR_GRAVE_ACCENT: 96,
      /* ` */
      CHAR_HASH: 35,
      /* # */
      CHAR_HYPHEN_MINUS: 45,
      /* - */
      CHAR_LEFT_ANGLE_BRACKET: 60,
      /* < */
      CHAR_LEFT_CURLY_BRACE: 123,
      /* { */
      CHAR_LEFT_SQUARE_BRACKET: 91,
      /* [ */
      CHAR_LINE_FEED: 10,
      /* \n */
      CHAR_NO_BREAK_SPACE: 160,
      /* \u00A0 */
      CHAR_PERCENT: 37,
      /* % */
      CHAR_PLUS: 43,
      /* + */
      CHAR_QUESTION_MARK: 63,
      /* ? */
      CHAR_RIGHT_ANGLE_BRACKET: 62,
      /* > */
      CHAR_RIGHT_CURLY_BRACE: 125,
      /* } */
      CHAR_RIGHT_SQUARE_BRACKET: 93,
      /* ] */
      CHAR_SEMICOLON: 59,
      /* ; */
      CHAR_SINGLE_QUOTE: 39,
      /* ' */
      CHAR_SPACE: 32,
      /*   */
      CHAR_TAB: 9,
      /* \t */
      CHAR_UNDERSCORE: 95,
      /* _ */
      CHAR_VERTICAL_LINE: 124,
      /* | */
      CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
      /* \uFEFF */
      /**
       * Create EXTGLOB_CHARS
       */
      extglobChars(chars) {
        return {
          "!": { type: "negate", open: "(?:(?!(?:", close: `))${chars.STAR})` },
          "?": { type: "qmark", open: "(?:", close: ")?" },
          "+": { type: "plus", open: "(?:", close: ")+" },
          "*": { type: "star", open: "(?:", close: ")*" },
          "@": { type: "at", open: "(?:", close: ")" }
        };
      },
      /**
       * Create GLOB_CHARS
       */
      globChars(win32) {
        return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
      }
    };
  }
});

// ../../../work/main/node_modules/picomatch/lib/utils.js
var require_utils = __commonJS({
  "../../../work/main/node_modules/picomatch/lib/utils.js"(exports) {
    "use strict";
    var {
      REGEX_BACKSLASH,
      REGEX_REMOVE_BACKSLASH,
      REGEX_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_GLOBAL
    } = require_constants();
    exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
    exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
    exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
    exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
    exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
    exports.isWindows = () => {
      if (typeof navigator !== "undefined" && navigator.platform) {
        const platform = navigator.platform.toLowerCase();
        return platform === "win32" || platform === "windows";
      }
      if (typeof process !== "undefined" && process.platform) {
        return process.platform === "win32";
      }
      return false;
    };
    exports.removeBackslashes = (str) => {
      return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
        return match === "\\" ? "" : match;
      });
    };
    exports.escapeLast = (input, char, lastIdx) => {
      const idx = input.lastIndexOf(char, lastIdx);
      if (idx === -1) return input;
      if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
      return `${input.slice(0, idx)}\\${input.slice(idx)}`;
    };
    exports.removePrefix = (input, state = {}) => {
      let output = input;
      if (output.startsWith("./")) {
        output = output.slice(2);
        state.prefix = "./";
      }
      return output;
    };
    exports.wrapOutput = (input, state = {}, options2 = {}) => {
      const prepend = options2.contains ? "" : "^";
      const append3 = options2.contains ? "" : "$";
      let output = `${prepend}(?:${input})${append3}`;
      if (state.negated === true) {
        output = `(?:^(?!${output}).*$)`;
      }
      return output;
    };
    exports.basename = (path, { windows } = {}) => {
      const segs = path.split(windows ? /[\\/]/ : "/");
      const last = segs[segs.length - 1];
      if (last === "") {
        return segs[segs.length - 2];
      }
      return last;
    };
  }
});

// ../../../work/main/node_modules/picomatch/lib/scan.js
var require_scan = __commonJS({
  "../../../work/main/node_modules/picomatch/lib/scan.js"(exports, module) {
    "use strict";
    var utils = require_utils();
    var {
      CHAR_ASTERISK,
      /* * */
      CHAR_AT,
      /* @ */
      CHAR_BACKWARD_SLASH,
      /* \ */
      CHAR_COMMA,
      /* , */
      CHAR_DOT,
      /* . */
      CHAR_EXCLAMATION_MARK,
      /* ! */
      CHAR_FORWARD_SLASH,
      /* / */
      CHAR_LEFT_CURLY_BRACE,
      /* { */
      CHAR_LEFT_PARENTHESES,
      /* ( */
      CHAR_LEFT_SQUARE_BRACKET,
      /* [ */
      CHAR_PLUS,
      /* + */
      CHAR_QUESTION_MARK,
      /* ? */
      CHAR_RIGHT_CURLY_BRACE,
      /* } */
      CHAR_RIGHT_PARENTHESES,
      /* ) */
      CHAR_RIGHT_SQUARE_BRACKET
      /* ] */
    } = require_constants();
    var isPathSeparator = (code2) => {
      return code2 === CHAR_FORWARD_SLASH || code2 === CHAR_BACKWARD_SLASH;
    };
    var depth = (token) => {
      if (token.isPrefix !== true) {
        token.depth = token.isGlobstar ? Infinity : 1;
      }
    };
    var scan2 = (input, options2) => {
      const opts = options2 || {};
      const length = input.length - 1;
      const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
      const slashes = [];
      const tokens = [];
      const parts = [];
      let str = input;
      let index = -1;
      let start = 0;
      let lastIndex = 0;
      let isBrace = false;
      let isBracket = false;
      let isGlob = false;
      let isExtglob = false;
      let isGlobstar = false;
      let braceEscaped = false;
      let backslashes = false;
      let negated = false;
      let negatedExtglob = false;
      let finished = false;
      let braces = 0;
      let prev;
      let code2;
      let token = { value: "", depth: 0, isGlob: false };
      const eos = () => index >= length;
      const peek = () => str.charCodeAt(index + 1);
      const advance = () => {
        prev = code2;
        return str.charCodeAt(++index);
      };
      while (index < length) {
        code2 = advance();
        let next;
        if (code2 === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          code2 = advance();
          if (code2 === CHAR_LEFT_CURLY_BRACE) {
            braceEscaped = true;
          }
          continue;
        }
        if (braceEscaped === true || code2 === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          while (eos() !== true && (code2 = advance())) {
            if (code2 === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }
            if (code2 === CHAR_LEFT_CURLY_BRACE) {
              braces++;
              continue;
            }
            if (braceEscaped !== true && code2 === CHAR_DOT && (code2 = advance()) === CHAR_DOT) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (braceEscaped !== true && code2 === CHAR_COMMA) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (code2 === CHAR_RIGHT_CURLY_BRACE) {
              braces--;
              if (braces === 0) {
                braceEscaped = false;
                isBrace = token.isBrace = true;
                finished = true;
                break;
              }
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code2 === CHAR_FORWARD_SLASH) {
          slashes.push(index);
          tokens.push(token);
          token = { value: "", depth: 0, isGlob: false };
          if (finished === true) continue;
          if (prev === CHAR_DOT && index === start + 1) {
            start += 2;
            continue;
          }
          lastIndex = index + 1;
          continue;
        }
        if (opts.noext !== true) {
          const isExtglobChar = code2 === CHAR_PLUS || code2 === CHAR_AT || code2 === CHAR_ASTERISK || code2 === CHAR_QUESTION_MARK || code2 === CHAR_EXCLAMATION_MARK;
          if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
            isGlob = token.isGlob = true;
            isExtglob = token.isExtglob = true;
            finished = true;
            if (code2 === CHAR_EXCLAMATION_MARK && index === start) {
              negatedExtglob = true;
            }
            if (scanToEnd === true) {
              let parens = 0;
              while (eos() !== true && (code2 = advance())) {
                if (code2 === CHAR_BACKWARD_SLASH) {
                  backslashes = token.backslashes = true;
                  advance();
                  continue;
                }
                if (code2 === CHAR_LEFT_PARENTHESES) {
                  parens++;
                  continue;
                }
                if (code2 === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                  finished = true;
                  break;
                }
              }
              continue;
            }
            break;
          }
        }
        if (code2 === CHAR_ASTERISK) {
          if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code2 === CHAR_QUESTION_MARK) {
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code2 === CHAR_LEFT_SQUARE_BRACKET) {
          while (eos() !== true && (next = advance())) {
            if (next === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }
            if (next === CHAR_RIGHT_SQUARE_BRACKET) {
              isBracket = token.isBracket = true;
              isGlob = token.isGlob = true;
              finished = true;
              break;
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (opts.nonegate !== true && code2 === CHAR_EXCLAMATION_MARK && index === start) {
          negated = token.negated = true;
          start++;
          continue;
        }
        if (opts.noparen !== true && code2 === CHAR_LEFT_PARENTHESES) {
          isGlob = token.isGlob = true;
          if (scanToEnd === true) {
            let parens = 1;
            while (eos() !== true && (code2 = advance())) {
              if (code2 === CHAR_BACKWARD_SLASH) {
                backslashes = token.backslashes = true;
                advance();
                continue;
              }
              if (code2 === CHAR_LEFT_PARENTHESES) {
                parens++;
                continue;
              }
              if (code2 === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                finished = true;
                break;
              }
            }
            continue;
          }
          break;
        }
        if (isGlob === true) {
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
      }
      if (opts.noext === true) {
        isExtglob = false;
        isGlob = false;
      }
      let base = str;
      let prefix2 = "";
      let glob = "";
      if (start > 0) {
        prefix2 = str.slice(0, start);
        str = str.slice(start);
        lastIndex -= start;
      }
      if (base && isGlob === true && lastIndex > 0) {
        base = str.slice(0, lastIndex);
        glob = str.slice(lastIndex);
      } else if (isGlob === true) {
        base = "";
        glob = str;
      } else {
        base = str;
      }
      if (base && base !== "" && base !== "/" && base !== str) {
        if (isPathSeparator(base.charCodeAt(base.length - 1))) {
          base = base.slice(0, -1);
        }
      }
      if (opts.unescape === true) {
        if (glob) glob = utils.removeBackslashes(glob);
        if (base && backslashes === true) {
          base = utils.removeBackslashes(base);
        }
      }
      const state = {
        prefix: prefix2,
        input,
        start,
        base,
        glob,
        isBrace,
        isBracket,
        isGlob,
        isExtglob,
        isGlobstar,
        negated,
        negatedExtglob
      };
      if (opts.tokens === true) {
        state.maxDepth = 0;
        if (!isPathSeparator(code2)) {
          tokens.push(token);
        }
        state.tokens = tokens;
      }
      if (opts.parts === true || opts.tokens === true) {
        let prevIndex;
        for (let idx = 0; idx < slashes.length; idx++) {
          const n2 = prevIndex !== void 0 ? prevIndex + 1 : start;
          const i = slashes[idx];
          const value2 = input.slice(n2, i);
          if (opts.tokens) {
            if (idx === 0 && start !== 0) {
              tokens[idx].isPrefix = true;
              tokens[idx].value = prefix2;
            } else {
              tokens[idx].value = value2;
            }
            depth(tokens[idx]);
            state.maxDepth += tokens[idx].depth;
          }
          if (i >= start) {
            parts.push(value2);
            prevIndex = i;
          }
        }
        const n = prevIndex !== void 0 ? prevIndex + 1 : start;
        const value = input.slice(n);
        parts.push(value);
        if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
          tokens[tokens.length - 1].value = value;
          depth(tokens[tokens.length - 1]);
          state.maxDepth += tokens[tokens.length - 1].depth;
        }
        state.slashes = slashes;
        state.parts = parts;
      }
      return state;
    };
    module.exports = scan2;
  }
});

// ../../../work/main/node_modules/picomatch/lib/parse.js
var require_parse = __commonJS({
  "../../../work/main/node_modules/picomatch/lib/parse.js"(exports, module) {
    "use strict";
    var constants2 = require_constants();
    var utils = require_utils();
    var {
      MAX_LENGTH,
      POSIX_REGEX_SOURCE,
      REGEX_NON_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_BACKREF,
      REPLACEMENTS
    } = constants2;
    var expandRange = (args, options2) => {
      if (typeof options2.expandRange === "function") {
        return options2.expandRange(...args, options2);
      }
      args.sort();
      const value = `[${args.join("-")}]`;
      try {
        new RegExp(value);
      } catch (ex) {
        return args.map((v) => utils.escapeRegex(v)).join("..");
      }
      return value;
    };
    var syntaxError = (type, char) => {
      return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
    };
    var splitTopLevel = (input) => {
      const parts = [];
      let bracket = 0;
      let paren = 0;
      let quote2 = 0;
      let value = "";
      let escaped = false;
      for (const ch of input) {
        if (escaped === true) {
          value += ch;
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          value += ch;
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote2 = quote2 === 1 ? 0 : 1;
          value += ch;
          continue;
        }
        if (quote2 === 0) {
          if (ch === "[") {
            bracket++;
          } else if (ch === "]" && bracket > 0) {
            bracket--;
          } else if (bracket === 0) {
            if (ch === "(") {
              paren++;
            } else if (ch === ")" && paren > 0) {
              paren--;
            } else if (ch === "|" && paren === 0) {
              parts.push(value);
              value = "";
              continue;
            }
          }
        }
        value += ch;
      }
      parts.push(value);
      return parts;
    };
    var isPlainBranch = (branch3) => {
      let escaped = false;
      for (const ch of branch3) {
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (/[?*+@!()[\]{}]/.test(ch)) {
          return false;
        }
      }
      return true;
    };
    var normalizeSimpleBranch = (branch3) => {
      let value = branch3.trim();
      let changed2 = true;
      while (changed2 === true) {
        changed2 = false;
        if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
          value = value.slice(2, -1);
          changed2 = true;
        }
      }
      if (!isPlainBranch(value)) {
        return;
      }
      return value.replace(/\\(.)/g, "$1");
    };
    var hasRepeatedCharPrefixOverlap = (branches) => {
      const values2 = branches.map(normalizeSimpleBranch).filter(Boolean);
      for (let i = 0; i < values2.length; i++) {
        for (let j = i + 1; j < values2.length; j++) {
          const a = values2[i];
          const b = values2[j];
          const char = a[0];
          if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
            continue;
          }
          if (a === b || a.startsWith(b) || b.startsWith(a)) {
            return true;
          }
        }
      }
      return false;
    };
    var parseRepeatedExtglob = (pattern, requireEnd = true) => {
      if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") {
        return;
      }
      let bracket = 0;
      let paren = 0;
      let quote2 = 0;
      let escaped = false;
      for (let i = 1; i < pattern.length; i++) {
        const ch = pattern[i];
        if (escaped === true) {
          escaped = false;
          continue;
        }
        if (ch === "\\") {
          escaped = true;
          continue;
        }
        if (ch === '"') {
          quote2 = quote2 === 1 ? 0 : 1;
          continue;
        }
        if (quote2 === 1) {
          continue;
        }
        if (ch === "[") {
          bracket++;
          continue;
        }
        if (ch === "]" && bracket > 0) {
          bracket--;
          continue;
        }
        if (bracket > 0) {
          continue;
        }
        if (ch === "(") {
          paren++;
          continue;
        }
        if (ch === ")") {
          paren--;
          if (paren === 0) {
            if (requireEnd === true && i !== pattern.length - 1) {
              return;
            }
            return {
              type: pattern[0],
              body: pattern.slice(2, i),
              end: i
            };
          }
        }
      }
    };
    var buildCharClassStar = (chars) => {
      const source = chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`;
      return `${source}*`;
    };
    var getStarExtglobSequenceChars = (pattern) => {
      let index = 0;
      const chars = [];
      while (index < pattern.length) {
        const match = parseRepeatedExtglob(pattern.slice(index), false);
        if (!match || match.type !== "*") {
          return;
        }
        const branches = splitTopLevel(match.body).map((branch4) => branch4.trim());
        if (branches.length !== 1) {
          return;
        }
        const branch3 = normalizeSimpleBranch(branches[0]);
        if (!branch3 || branch3.length !== 1) {
          return;
        }
        chars.push(branch3);
        index += match.end + 1;
      }
      if (chars.length < 1) {
        return;
      }
      return chars;
    };
    var repeatedExtglobRecursion = (pattern) => {
      let depth = 0;
      let value = pattern.trim();
      let match = parseRepeatedExtglob(value);
      while (match) {
        depth++;
        value = match.body.trim();
        match = parseRepeatedExtglob(value);
      }
      return depth;
    };
    var analyzeRepeatedExtglob = (body, options2) => {
      if (options2.maxExtglobRecursion === false) {
        return { risky: false };
      }
      const max = typeof options2.maxExtglobRecursion === "number" ? options2.maxExtglobRecursion : constants2.DEFAULT_MAX_EXTGLOB_RECURSION;
      const branches = splitTopLevel(body).map((branch3) => branch3.trim());
      if (branches.length > 1) {
        if (branches.some((branch3) => branch3 === "") || branches.some((branch3) => /^[*?]+$/.test(branch3)) || hasRepeatedCharPrefixOverlap(branches)) {
          return { risky: true };
        }
      }
      const safeChars = [];
      let sawStarSequence = false;
      let combinable = true;
      for (const branch3 of branches) {
        const chars = getStarExtglobSequenceChars(branch3);
        if (chars) {
          sawStarSequence = true;
          safeChars.push(...chars);
          continue;
        }
        const literal = normalizeSimpleBranch(branch3);
        if (literal && literal.length === 1) {
          safeChars.push(literal);
          continue;
        }
        combinable = false;
        if (repeatedExtglobRecursion(branch3) > max) {
          return { risky: true };
        }
      }
      if (sawStarSequence) {
        return combinable ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) } : { risky: true };
      }
      return { risky: false };
    };
    var parse2 = (input, options2) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected a string");
      }
      input = REPLACEMENTS[input] || input;
      const opts = { ...options2 };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      let len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      const bos = { type: "bos", value: "", output: opts.prepend || "" };
      const tokens = [bos];
      const capture = opts.capture ? "" : "?:";
      const PLATFORM_CHARS = constants2.globChars(opts.windows);
      const EXTGLOB_CHARS = constants2.extglobChars(PLATFORM_CHARS);
      const {
        DOT_LITERAL,
        PLUS_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOT_SLASH,
        NO_DOTS_SLASH,
        QMARK,
        QMARK_NO_DOT,
        STAR,
        START_ANCHOR
      } = PLATFORM_CHARS;
      const globstar = (opts2) => {
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const nodot = opts.dot ? "" : NO_DOT;
      const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
      let star = opts.bash === true ? globstar(opts) : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      if (typeof opts.noext === "boolean") {
        opts.noextglob = opts.noext;
      }
      const state = {
        input,
        index: -1,
        start: 0,
        dot: opts.dot === true,
        consumed: "",
        output: "",
        prefix: "",
        backtrack: false,
        negated: false,
        brackets: 0,
        braces: 0,
        parens: 0,
        quotes: 0,
        globstar: false,
        tokens
      };
      input = utils.removePrefix(input, state);
      len = input.length;
      const extglobs = [];
      const braces = [];
      const stack = [];
      let prev = bos;
      let value;
      const eos = () => state.index === len - 1;
      const peek = state.peek = (n = 1) => input[state.index + n];
      const advance = state.advance = () => input[++state.index] || "";
      const remaining = () => input.slice(state.index + 1);
      const consume = (value2 = "", num = 0) => {
        state.consumed += value2;
        state.index += num;
      };
      const append3 = (token) => {
        state.output += token.output != null ? token.output : token.value;
        consume(token.value);
      };
      const negate = () => {
        let count5 = 1;
        while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
          advance();
          state.start++;
          count5++;
        }
        if (count5 % 2 === 0) {
          return false;
        }
        state.negated = true;
        state.start++;
        return true;
      };
      const increment = (type) => {
        state[type]++;
        stack.push(type);
      };
      const decrement = (type) => {
        state[type]--;
        stack.pop();
      };
      const push2 = (tok) => {
        if (prev.type === "globstar") {
          const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
          const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
          if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
            state.output = state.output.slice(0, -prev.output.length);
            prev.type = "star";
            prev.value = "*";
            prev.output = star;
            state.output += prev.output;
          }
        }
        if (extglobs.length && tok.type !== "paren") {
          extglobs[extglobs.length - 1].inner += tok.value;
        }
        if (tok.value || tok.output) append3(tok);
        if (prev && prev.type === "text" && tok.type === "text") {
          prev.output = (prev.output || prev.value) + tok.value;
          prev.value += tok.value;
          return;
        }
        tok.prev = prev;
        tokens.push(tok);
        prev = tok;
      };
      const extglobOpen = (type, value2) => {
        const token = { ...EXTGLOB_CHARS[value2], conditions: 1, inner: "" };
        token.prev = prev;
        token.parens = state.parens;
        token.output = state.output;
        token.startIndex = state.index;
        token.tokensIndex = tokens.length;
        const output = (opts.capture ? "(" : "") + token.open;
        increment("parens");
        push2({ type, value: value2, output: state.output ? "" : ONE_CHAR });
        push2({ type: "paren", extglob: true, value: advance(), output });
        extglobs.push(token);
      };
      const extglobClose = (token) => {
        const literal = input.slice(token.startIndex, state.index + 1);
        const body = input.slice(token.startIndex + 2, state.index);
        const analysis = analyzeRepeatedExtglob(body, opts);
        if ((token.type === "plus" || token.type === "star") && analysis.risky) {
          const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
          const open4 = tokens[token.tokensIndex];
          open4.type = "text";
          open4.value = literal;
          open4.output = safeOutput || utils.escapeRegex(literal);
          for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
            tokens[i].value = "";
            tokens[i].output = "";
            delete tokens[i].suffix;
          }
          state.output = token.output + open4.output;
          state.backtrack = true;
          push2({ type: "paren", extglob: true, value, output: "" });
          decrement("parens");
          return;
        }
        let output = token.close + (opts.capture ? ")" : "");
        let rest;
        if (token.type === "negate") {
          let extglobStar = star;
          if (token.inner && token.inner.length > 1 && token.inner.includes("/")) {
            extglobStar = globstar(opts);
          }
          if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
            output = token.close = `)$))${extglobStar}`;
          }
          if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
            const expression = parse2(rest, { ...options2, fastpaths: false }).output;
            output = token.close = `)${expression})${extglobStar})`;
          }
          if (token.prev.type === "bos") {
            state.negatedExtglob = true;
          }
        }
        push2({ type: "paren", extglob: true, value, output });
        decrement("parens");
      };
      if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
        let backslashes = false;
        let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
          if (first === "\\") {
            backslashes = true;
            return m;
          }
          if (first === "?") {
            if (esc) {
              return esc + first + (rest ? QMARK.repeat(rest.length) : "");
            }
            if (index === 0) {
              return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
            }
            return QMARK.repeat(chars.length);
          }
          if (first === ".") {
            return DOT_LITERAL.repeat(chars.length);
          }
          if (first === "*") {
            if (esc) {
              return esc + first + (rest ? star : "");
            }
            return star;
          }
          return esc ? m : `\\${m}`;
        });
        if (backslashes === true) {
          if (opts.unescape === true) {
            output = output.replace(/\\/g, "");
          } else {
            output = output.replace(/\\+/g, (m) => {
              return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
            });
          }
        }
        if (output === input && opts.contains === true) {
          state.output = input;
          return state;
        }
        state.output = utils.wrapOutput(output, state, options2);
        return state;
      }
      while (!eos()) {
        value = advance();
        if (value === "\0") {
          continue;
        }
        if (value === "\\") {
          const next = peek();
          if (next === "/" && opts.bash !== true) {
            continue;
          }
          if (next === "." || next === ";") {
            continue;
          }
          if (!next) {
            value += "\\";
            push2({ type: "text", value });
            continue;
          }
          const match = /^\\+/.exec(remaining());
          let slashes = 0;
          if (match && match[0].length > 2) {
            slashes = match[0].length;
            state.index += slashes;
            if (slashes % 2 !== 0) {
              value += "\\";
            }
          }
          if (opts.unescape === true) {
            value = advance();
          } else {
            value += advance();
          }
          if (state.brackets === 0) {
            push2({ type: "text", value });
            continue;
          }
        }
        if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
          if (opts.posix !== false && value === ":") {
            const inner = prev.value.slice(1);
            if (inner.includes("[")) {
              prev.posix = true;
              if (inner.includes(":")) {
                const idx = prev.value.lastIndexOf("[");
                const pre = prev.value.slice(0, idx);
                const rest2 = prev.value.slice(idx + 2);
                const posix = POSIX_REGEX_SOURCE[rest2];
                if (posix) {
                  prev.value = pre + posix;
                  state.backtrack = true;
                  advance();
                  if (!bos.output && tokens.indexOf(prev) === 1) {
                    bos.output = ONE_CHAR;
                  }
                  continue;
                }
              }
            }
          }
          if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") {
            value = `\\${value}`;
          }
          if (value === "]" && (prev.value === "[" || prev.value === "[^")) {
            value = `\\${value}`;
          }
          if (opts.posix === true && value === "!" && prev.value === "[") {
            value = "^";
          }
          prev.value += value;
          append3({ value });
          continue;
        }
        if (state.quotes === 1 && value !== '"') {
          value = utils.escapeRegex(value);
          prev.value += value;
          append3({ value });
          continue;
        }
        if (value === '"') {
          state.quotes = state.quotes === 1 ? 0 : 1;
          if (opts.keepQuotes === true) {
            push2({ type: "text", value });
          }
          continue;
        }
        if (value === "(") {
          increment("parens");
          push2({ type: "paren", value });
          continue;
        }
        if (value === ")") {
          if (state.parens === 0 && opts.strictBrackets === true) {
            throw new SyntaxError(syntaxError("opening", "("));
          }
          const extglob = extglobs[extglobs.length - 1];
          if (extglob && state.parens === extglob.parens + 1) {
            extglobClose(extglobs.pop());
            continue;
          }
          push2({ type: "paren", value, output: state.parens ? ")" : "\\)" });
          decrement("parens");
          continue;
        }
        if (value === "[") {
          if (opts.nobracket === true || !remaining().includes("]")) {
            if (opts.nobracket !== true && opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("closing", "]"));
            }
            value = `\\${value}`;
          } else {
            increment("brackets");
          }
          push2({ type: "bracket", value });
          continue;
        }
        if (value === "]") {
          if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
            push2({ type: "text", value, output: `\\${value}` });
            continue;
          }
          if (state.brackets === 0) {
            if (opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("opening", "["));
            }
            push2({ type: "text", value, output: `\\${value}` });
            continue;
          }
          decrement("brackets");
          const prevValue = prev.value.slice(1);
          if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) {
            value = `/${value}`;
          }
          prev.value += value;
          append3({ value });
          if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
            continue;
          }
          const escaped = utils.escapeRegex(prev.value);
          state.output = state.output.slice(0, -prev.value.length);
          if (opts.literalBrackets === true) {
            state.output += escaped;
            prev.value = escaped;
            continue;
          }
          prev.value = `(${capture}${escaped}|${prev.value})`;
          state.output += prev.value;
          continue;
        }
        if (value === "{" && opts.nobrace !== true) {
          increment("braces");
          const open4 = {
            type: "brace",
            value,
            output: "(",
            outputIndex: state.output.length,
            tokensIndex: state.tokens.length
          };
          braces.push(open4);
          push2(open4);
          continue;
        }
        if (value === "}") {
          const brace = braces[braces.length - 1];
          if (opts.nobrace === true || !brace) {
            push2({ type: "text", value, output: value });
            continue;
          }
          let output = ")";
          if (brace.dots === true) {
            const arr = tokens.slice();
            const range2 = [];
            for (let i = arr.length - 1; i >= 0; i--) {
              tokens.pop();
              if (arr[i].type === "brace") {
                break;
              }
              if (arr[i].type !== "dots") {
                range2.unshift(arr[i].value);
              }
            }
            output = expandRange(range2, opts);
            state.backtrack = true;
          }
          if (brace.comma !== true && brace.dots !== true) {
            const out = state.output.slice(0, brace.outputIndex);
            const toks = state.tokens.slice(brace.tokensIndex);
            brace.value = brace.output = "\\{";
            value = output = "\\}";
            state.output = out;
            for (const t of toks) {
              state.output += t.output || t.value;
            }
          }
          push2({ type: "brace", value, output });
          decrement("braces");
          braces.pop();
          continue;
        }
        if (value === "|") {
          if (extglobs.length > 0) {
            extglobs[extglobs.length - 1].conditions++;
          }
          push2({ type: "text", value });
          continue;
        }
        if (value === ",") {
          let output = value;
          const brace = braces[braces.length - 1];
          if (brace && stack[stack.length - 1] === "braces") {
            brace.comma = true;
            output = "|";
          }
          push2({ type: "comma", value, output });
          continue;
        }
        if (value === "/") {
          if (prev.type === "dot" && state.index === state.start + 1) {
            state.start = state.index + 1;
            state.consumed = "";
            state.output = "";
            tokens.pop();
            prev = bos;
            continue;
          }
          push2({ type: "slash", value, output: SLASH_LITERAL });
          continue;
        }
        if (value === ".") {
          if (state.braces > 0 && prev.type === "dot") {
            if (prev.value === ".") prev.output = DOT_LITERAL;
            const brace = braces[braces.length - 1];
            prev.type = "dots";
            prev.output += value;
            prev.value += value;
            brace.dots = true;
            continue;
          }
          if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
            push2({ type: "text", value, output: DOT_LITERAL });
            continue;
          }
          push2({ type: "dot", value, output: DOT_LITERAL });
          continue;
        }
        if (value === "?") {
          const isGroup = prev && prev.value === "(";
          if (!isGroup && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("qmark", value);
            continue;
          }
          if (prev && prev.type === "paren") {
            const next = peek();
            let output = value;
            if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) {
              output = `\\${value}`;
            }
            push2({ type: "text", value, output });
            continue;
          }
          if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
            push2({ type: "qmark", value, output: QMARK_NO_DOT });
            continue;
          }
          push2({ type: "qmark", value, output: QMARK });
          continue;
        }
        if (value === "!") {
          if (opts.noextglob !== true && peek() === "(") {
            if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
              extglobOpen("negate", value);
              continue;
            }
          }
          if (opts.nonegate !== true && state.index === 0) {
            negate();
            continue;
          }
        }
        if (value === "+") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("plus", value);
            continue;
          }
          if (prev && prev.value === "(" || opts.regex === false) {
            push2({ type: "plus", value, output: PLUS_LITERAL });
            continue;
          }
          if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
            push2({ type: "plus", value });
            continue;
          }
          push2({ type: "plus", value: PLUS_LITERAL });
          continue;
        }
        if (value === "@") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            push2({ type: "at", extglob: true, value, output: "" });
            continue;
          }
          push2({ type: "text", value });
          continue;
        }
        if (value !== "*") {
          if (value === "$" || value === "^") {
            value = `\\${value}`;
          }
          const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
          if (match) {
            value += match[0];
            state.index += match[0].length;
          }
          push2({ type: "text", value });
          continue;
        }
        if (prev && (prev.type === "globstar" || prev.star === true)) {
          prev.type = "star";
          prev.star = true;
          prev.value += value;
          prev.output = star;
          state.backtrack = true;
          state.globstar = true;
          consume(value);
          continue;
        }
        let rest = remaining();
        if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
          extglobOpen("star", value);
          continue;
        }
        if (prev.type === "star") {
          if (opts.noglobstar === true) {
            consume(value);
            continue;
          }
          const prior = prev.prev;
          const before = prior.prev;
          const isStart = prior.type === "slash" || prior.type === "bos";
          const afterStar = before && (before.type === "star" || before.type === "globstar");
          if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
            push2({ type: "star", value, output: "" });
            continue;
          }
          const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
          const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
          if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
            push2({ type: "star", value, output: "" });
            continue;
          }
          while (rest.slice(0, 3) === "/**") {
            const after = input[state.index + 4];
            if (after && after !== "/") {
              break;
            }
            rest = rest.slice(3);
            consume("/**", 3);
          }
          const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
          if (prior.type === "bos" && eos()) {
            prev.type = "globstar";
            prev.value += value;
            prev.output = globstar(opts);
            state.output = prev.output;
            state.globstar = true;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
            prev.value += value;
            state.globstar = true;
            state.output += prior.output + prev.output;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
            const end = rest[1] !== void 0 ? "|$" : "";
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
            prev.value += value;
            state.output += prior.output + prev.output;
            state.globstar = true;
            consume(value + advance());
            push2({ type: "slash", value: "/", output: "" });
            continue;
          }
          if (prior.type === "bos" && rest[0] === "/") {
            prev.type = "globstar";
            prev.value += value;
            prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
            state.output = prev.output;
            state.globstar = true;
            consume(value + advance());
            push2({ type: "slash", value: "/", output: "" });
            continue;
          }
          state.output = state.output.slice(0, -prev.output.length);
          prev.type = "globstar";
          prev.output = globstar(opts);
          prev.value += value;
          state.output += prev.output;
          state.globstar = true;
          consume(value);
          continue;
        }
        const token = { type: "star", value, output: star };
        if (opts.bash === true) {
          token.output = ".*?";
          if (prev.type === "bos" || prev.type === "slash") {
            token.output = nodot + token.output;
          }
          push2(token);
          continue;
        }
        if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
          token.output = value;
          push2(token);
          continue;
        }
        if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
          if (prev.type === "dot") {
            state.output += NO_DOT_SLASH;
            prev.output += NO_DOT_SLASH;
          } else if (opts.dot === true) {
            state.output += NO_DOTS_SLASH;
            prev.output += NO_DOTS_SLASH;
          } else {
            state.output += nodot;
            prev.output += nodot;
          }
          if (peek() !== "*") {
            state.output += ONE_CHAR;
            prev.output += ONE_CHAR;
          }
        }
        push2(token);
      }
      while (state.brackets > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
        state.output = utils.escapeLast(state.output, "[");
        decrement("brackets");
      }
      while (state.parens > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
        state.output = utils.escapeLast(state.output, "(");
        decrement("parens");
      }
      while (state.braces > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
        state.output = utils.escapeLast(state.output, "{");
        decrement("braces");
      }
      if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) {
        push2({ type: "maybe_slash", value: "", output: `${SLASH_LITERAL}?` });
      }
      if (state.backtrack === true) {
        state.output = "";
        for (const token of state.tokens) {
          state.output += token.output != null ? token.output : token.value;
          if (token.suffix) {
            state.output += token.suffix;
          }
        }
      }
      return state;
    };
    parse2.fastpaths = (input, options2) => {
      const opts = { ...options2 };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      const len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      input = REPLACEMENTS[input] || input;
      const {
        DOT_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOTS,
        NO_DOTS_SLASH,
        STAR,
        START_ANCHOR
      } = constants2.globChars(opts.windows);
      const nodot = opts.dot ? NO_DOTS : NO_DOT;
      const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
      const capture = opts.capture ? "" : "?:";
      const state = { negated: false, prefix: "" };
      let star = opts.bash === true ? ".*?" : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      const globstar = (opts2) => {
        if (opts2.noglobstar === true) return star;
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const create = (str) => {
        switch (str) {
          case "*":
            return `${nodot}${ONE_CHAR}${star}`;
          case ".*":
            return `${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*.*":
            return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*/*":
            return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
          case "**":
            return nodot + globstar(opts);
          case "**/*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
          case "**/*.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "**/.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
          default: {
            const match = /^(.*?)\.(\w+)$/.exec(str);
            if (!match) return;
            const source2 = create(match[1]);
            if (!source2) return;
            return source2 + DOT_LITERAL + match[2];
          }
        }
      };
      const output = utils.removePrefix(input, state);
      let source = create(output);
      if (source && opts.strictSlashes !== true) {
        source += `${SLASH_LITERAL}?`;
      }
      return source;
    };
    module.exports = parse2;
  }
});

// ../../../work/main/node_modules/picomatch/lib/picomatch.js
var require_picomatch = __commonJS({
  "../../../work/main/node_modules/picomatch/lib/picomatch.js"(exports, module) {
    "use strict";
    var scan2 = require_scan();
    var parse2 = require_parse();
    var utils = require_utils();
    var constants2 = require_constants();
    var isObject2 = (val) => val && typeof val === "object" && !Array.isArray(val);
    var picomatch2 = (glob, options2, returnState = false) => {
      if (Array.isArray(glob)) {
        const fns = glob.map((input) => picomatch2(input, options2, returnState));
        const arrayMatcher = (str) => {
          for (const isMatch of fns) {
            const state2 = isMatch(str);
            if (state2) return state2;
          }
          return false;
        };
        return arrayMatcher;
      }
      const isState = isObject2(glob) && glob.tokens && glob.input;
      if (glob === "" || typeof glob !== "string" && !isState) {
        throw new TypeError("Expected pattern to be a non-empty string");
      }
      const opts = options2 || {};
      const posix = opts.windows;
      const regex = isState ? picomatch2.compileRe(glob, options2) : picomatch2.makeRe(glob, options2, false, true);
      const state = regex.state;
      delete regex.state;
      let isIgnored = () => false;
      if (opts.ignore) {
        const ignoreOpts = { ...options2, ignore: null, onMatch: null, onResult: null };
        isIgnored = picomatch2(opts.ignore, ignoreOpts, returnState);
      }
      const matcher = (input, returnObject = false) => {
        const { isMatch, match, output } = picomatch2.test(input, regex, options2, { glob, posix });
        const result = { glob, state, regex, posix, input, output, match, isMatch };
        if (typeof opts.onResult === "function") {
          opts.onResult(result);
        }
        if (isMatch === false) {
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (isIgnored(input)) {
          if (typeof opts.onIgnore === "function") {
            opts.onIgnore(result);
          }
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (typeof opts.onMatch === "function") {
          opts.onMatch(result);
        }
        return returnObject ? result : true;
      };
      if (returnState) {
        matcher.state = state;
      }
      return matcher;
    };
    picomatch2.test = (input, regex, options2, { glob, posix } = {}) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected input to be a string");
      }
      if (input === "") {
        return { isMatch: false, output: "" };
      }
      const opts = options2 || {};
      const format2 = opts.format || (posix ? utils.toPosixSlashes : null);
      let match = input === glob;
      let output = match && format2 ? format2(input) : input;
      if (match === false) {
        output = format2 ? format2(input) : input;
        match = output === glob;
      }
      if (match === false || opts.capture === true) {
        if (opts.matchBase === true || opts.basename === true) {
          match = picomatch2.matchBase(input, regex, options2, posix);
        } else {
          match = regex.exec(output);
        }
      }
      return { isMatch: Boolean(match), match, output };
    };
    picomatch2.matchBase = (input, glob, options2, posix = options2 && options2.windows) => {
      const regex = glob instanceof RegExp ? glob : picomatch2.makeRe(glob, options2);
      return regex.test(utils.basename(input, { windows: posix }));
    };
    picomatch2.isMatch = (str, patterns2, options2) => picomatch2(patterns2, options2)(str);
    picomatch2.parse = (pattern, options2) => {
      if (Array.isArray(pattern)) return pattern.map((p) => picomatch2.parse(p, options2));
      return parse2(pattern, { ...options2, fastpaths: false });
    };
    picomatch2.scan = (input, options2) => scan2(input, options2);
    picomatch2.compileRe = (state, options2, returnOutput = false, returnState = false) => {
      if (returnOutput === true) {
        return state.output;
      }
      const opts = options2 || {};
      const prepend = opts.contains ? "" : "^";
      const append3 = opts.contains ? "" : "$";
      let source = `${prepend}(?:${state.output})${append3}`;
      if (state && state.negated === true) {
        source = `^(?!${source}).*$`;
      }
      const regex = picomatch2.toRegex(source, options2);
      if (returnState === true) {
        regex.state = state;
      }
      return regex;
    };
    picomatch2.makeRe = (input, options2 = {}, returnOutput = false, returnState = false) => {
      if (!input || typeof input !== "string") {
        throw new TypeError("Expected a non-empty string");
      }
      let parsed4 = { negated: false, fastpaths: true };
      if (options2.fastpaths !== false && (input[0] === "." || input[0] === "*")) {
        parsed4.output = parse2.fastpaths(input, options2);
      }
      if (!parsed4.output) {
        parsed4 = parse2(input, options2);
      }
      return picomatch2.compileRe(parsed4, options2, returnOutput, returnState);
    };
    picomatch2.toRegex = (source, options2) => {
      try {
        const opts = options2 || {};
        return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
      } catch (err) {
        if (options2 && options2.debug === true) throw err;
        return /$^/;
      }
    };
    picomatch2.constants = constants2;
    module.exports = picomatch2;
  }
});

// ../../../work/main/node_modules/picomatch/index.js
var require_picomatch2 = __commonJS({
  "../../../work/main/node_modules/picomatch/index.js"(exports, module) {
    "use strict";
    var pico = require_picomatch();
    var utils = require_utils();
    function picomatch2(glob, options2, returnState = false) {
      if (options2 && (options2.windows === null || options2.windows === void 0)) {
        options2 = { ...options2, windows: utils.isWindows() };
      }
      return pico(glob, options2, returnState);
    }
    Object.assign(picomatch2, pico);
    module.exports = picomatch2;
  }
});

// ../../../work/main/node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJS({
  "../../../work/main/node_modules/yaml/dist/nodes/identity.js"(exports) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
    var isAlias3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
    var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
    var isMap4 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
    var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
    var isScalar4 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
    var isSeq3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
    function isCollection2(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return true;
        }
      return false;
    }
    function isNode(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return true;
        }
      return false;
    }
    var hasAnchor = (node) => (isScalar4(node) || isCollection2(node)) && !!node.anchor;
    exports.ALIAS = ALIAS;
    exports.DOC = DOC;
    exports.MAP = MAP;
    exports.NODE_TYPE = NODE_TYPE;
    exports.PAIR = PAIR;
    exports.SCALAR = SCALAR;
    exports.SEQ = SEQ;
    exports.hasAnchor = hasAnchor;
    exports.isAlias = isAlias3;
    exports.isCollection = isCollection2;
    exports.isDocument = isDocument;
    exports.isMap = isMap4;
    exports.isNode = isNode;
    exports.isPair = isPair;
    exports.isScalar = isScalar4;
    exports.isSeq = isSeq3;
  }
});

// ../../../work/main/node_modules/yaml/dist/visit.js
var require_visit = __commonJS({
  "../../../work/main/node_modules/yaml/dist/visit.js"(exports) {
    "use strict";
    var identity = require_identity();
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove node");
    function visit(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        visit_(null, node, visitor_, Object.freeze([]));
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    function visit_(key, node, visitor, path) {
      const ctrl = callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = visit_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = visit_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = visit_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    async function visitAsync(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key, node, visitor, path) {
      const ctrl = await callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = await visitAsync_(i, node.items[i], visitor, path);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          const ck = await visitAsync_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = await visitAsync_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
          Alias: visitor.Node,
          Map: visitor.Node,
          Scalar: visitor.Node,
          Seq: visitor.Node
        }, visitor.Value && {
          Map: visitor.Value,
          Scalar: visitor.Value,
          Seq: visitor.Value
        }, visitor.Collection && {
          Map: visitor.Collection,
          Seq: visitor.Collection
        }, visitor);
      }
      return visitor;
    }
    function callVisitor(key, node, visitor, path) {
      if (typeof visitor === "function")
        return visitor(key, node, path);
      if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
      if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
      if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
      if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
      if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
      return void 0;
    }
    function replaceNode(key, path, node) {
      const parent2 = path[path.length - 1];
      if (identity.isCollection(parent2)) {
        parent2.items[key] = node;
      } else if (identity.isPair(parent2)) {
        if (key === "key")
          parent2.key = node;
        else
          parent2.value = node;
      } else if (identity.isDocument(parent2)) {
        parent2.contents = node;
      } else {
        const pt = identity.isAlias(parent2) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports.visit = visit;
    exports.visitAsync = visitAsync;
  }
});

// ../../../work/main/node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJS({
  "../../../work/main/node_modules/yaml/dist/doc/directives.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    var escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    };
    var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
    var Directives = class _Directives {
      constructor(yaml, tags2) {
        this.docStart = null;
        this.docEnd = false;
        this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, _Directives.defaultTags, tags2);
      }
      clone() {
        const copy = new _Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       */
      atDocument() {
        const res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = true;
            break;
          case "1.2":
            this.atNextDocument = false;
            this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            };
            this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       */
      add(line, onError) {
        if (this.atNextDocument) {
          this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
          this.tags = Object.assign({}, _Directives.defaultTags);
          this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name3 = parts.shift();
        switch (name3) {
          case "%TAG": {
            if (parts.length !== 2) {
              onError(0, "%TAG directive should contain exactly two parts");
              if (parts.length < 2)
                return false;
            }
            const [handle2, prefix2] = parts;
            this.tags[handle2] = prefix2;
            return true;
          }
          case "%YAML": {
            this.yaml.explicit = true;
            if (parts.length !== 1) {
              onError(0, "%YAML directive should contain exactly one part");
              return false;
            }
            const [version] = parts;
            if (version === "1.1" || version === "1.2") {
              this.yaml.version = version;
              return true;
            } else {
              const isValid = /^\d+\.\d+$/.test(version);
              onError(6, `Unsupported YAML version ${version}`, isValid);
              return false;
            }
          }
          default:
            onError(0, `Unknown directive ${name3}`, true);
            return false;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       */
      tagName(source, onError) {
        if (source === "!")
          return "!";
        if (source[0] !== "!") {
          onError(`Not a valid tag: ${source}`);
          return null;
        }
        if (source[1] === "<") {
          const verbatim = source.slice(2, -1);
          if (verbatim === "!" || verbatim === "!!") {
            onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
            return null;
          }
          if (source[source.length - 1] !== ">")
            onError("Verbatim tags must end with a >");
          return verbatim;
        }
        const [, handle2, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
          onError(`The ${source} tag has no suffix`);
        const prefix2 = this.tags[handle2];
        if (prefix2) {
          try {
            return prefix2 + decodeURIComponent(suffix);
          } catch (error) {
            onError(String(error));
            return null;
          }
        }
        if (handle2 === "!")
          return source;
        onError(`Could not resolve tag: ${source}`);
        return null;
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       */
      tagString(tag) {
        for (const [handle2, prefix2] of Object.entries(this.tags)) {
          if (tag.startsWith(prefix2))
            return handle2 + escapeTagName(tag.substring(prefix2.length));
        }
        return tag[0] === "!" ? tag : `!<${tag}>`;
      }
      toString(doc) {
        const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
          const tags2 = {};
          visit.visit(doc.contents, (_key, node) => {
            if (identity.isNode(node) && node.tag)
              tags2[node.tag] = true;
          });
          tagNames = Object.keys(tags2);
        } else
          tagNames = [];
        for (const [handle2, prefix2] of tagEntries) {
          if (handle2 === "!!" && prefix2 === "tag:yaml.org,2002:")
            continue;
          if (!doc || tagNames.some((tn) => tn.startsWith(prefix2)))
            lines.push(`%TAG ${handle2} ${prefix2}`);
        }
        return lines.join("\n");
      }
    };
    Directives.defaultYaml = { explicit: false, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports.Directives = Directives;
  }
});

// ../../../work/main/node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJS({
  "../../../work/main/node_modules/yaml/dist/doc/anchors.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    function anchorIsValid(anchor) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
      }
      return true;
    }
    function anchorNames(root2) {
      const anchors = /* @__PURE__ */ new Set();
      visit.visit(root2, {
        Value(_key, node) {
          if (node.anchor)
            anchors.add(node.anchor);
        }
      });
      return anchors;
    }
    function findNewAnchor(prefix2, exclude) {
      for (let i = 1; true; ++i) {
        const name3 = `${prefix2}${i}`;
        if (!exclude.has(name3))
          return name3;
      }
    }
    function createNodeAnchors(doc, prefix2) {
      const aliasObjects = [];
      const sourceObjects2 = /* @__PURE__ */ new Map();
      let prevAnchors = null;
      return {
        onAnchor: (source) => {
          aliasObjects.push(source);
          prevAnchors ?? (prevAnchors = anchorNames(doc));
          const anchor = findNewAnchor(prefix2, prevAnchors);
          prevAnchors.add(anchor);
          return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
          for (const source of aliasObjects) {
            const ref = sourceObjects2.get(source);
            if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
              ref.node.anchor = ref.anchor;
            } else {
              const error = new Error("Failed to resolve repeated object (this should not happen)");
              error.source = source;
              throw error;
            }
          }
        },
        sourceObjects: sourceObjects2
      };
    }
    exports.anchorIsValid = anchorIsValid;
    exports.anchorNames = anchorNames;
    exports.createNodeAnchors = createNodeAnchors;
    exports.findNewAnchor = findNewAnchor;
  }
});

// ../../../work/main/node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJS({
  "../../../work/main/node_modules/yaml/dist/doc/applyReviver.js"(exports) {
    "use strict";
    function applyReviver(reviver, obj, key, val) {
      if (val && typeof val === "object") {
        if (Array.isArray(val)) {
          for (let i = 0, len = val.length; i < len; ++i) {
            const v0 = val[i];
            const v1 = applyReviver(reviver, val, String(i), v0);
            if (v1 === void 0)
              delete val[i];
            else if (v1 !== v0)
              val[i] = v1;
          }
        } else if (val instanceof Map) {
          for (const k of Array.from(val.keys())) {
            const v0 = val.get(k);
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              val.delete(k);
            else if (v1 !== v0)
              val.set(k, v1);
          }
        } else if (val instanceof Set) {
          for (const v0 of Array.from(val)) {
            const v1 = applyReviver(reviver, val, v0, v0);
            if (v1 === void 0)
              val.delete(v0);
            else if (v1 !== v0) {
              val.delete(v0);
              val.add(v1);
            }
          }
        } else {
          for (const [k, v0] of Object.entries(val)) {
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              delete val[k];
            else if (v1 !== v0)
              val[k] = v1;
          }
        }
      }
      return reviver.call(obj, key, val);
    }
    exports.applyReviver = applyReviver;
  }
});

// ../../../work/main/node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJS({
  "../../../work/main/node_modules/yaml/dist/nodes/toJS.js"(exports) {
    "use strict";
    var identity = require_identity();
    function toJS(value, arg, ctx) {
      if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
      if (value && typeof value.toJSON === "function") {
        if (!ctx || !identity.hasAnchor(value))
          return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value, data);
        ctx.onCreate = (res2) => {
          data.res = res2;
          delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
          ctx.onCreate(res);
        return res;
      }
      if (typeof value === "bigint" && !ctx?.keep)
        return Number(value);
      return value;
    }
    exports.toJS = toJS;
  }
});

// ../../../work/main/node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJS({
  "../../../work/main/node_modules/yaml/dist/nodes/Node.js"(exports) {
    "use strict";
    var applyReviver = require_applyReviver();
    var identity = require_identity();
    var toJS = require_toJS();
    var NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  */
      clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** A plain JavaScript representation of this node. */
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
          throw new TypeError("A document argument is required");
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc,
          keep: true,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor === "function")
          for (const { count: count5, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count5);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports.NodeBase = NodeBase;
  }
});

// ../../../work/main/node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJS({
  "../../../work/main/node_modules/yaml/dist/nodes/Alias.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var visit = require_visit();
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var Alias = class extends Node.NodeBase {
      constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       */
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        if (ctx?.aliasResolveCache) {
          nodes = ctx.aliasResolveCache;
        } else {
          nodes = [];
          visit.visit(doc, {
            Node: (_key, node) => {
              if (identity.isAlias(node) || identity.hasAnchor(node))
                nodes.push(node);
            }
          });
          if (ctx)
            ctx.aliasResolveCache = nodes;
        }
        let found2 = void 0;
        for (const node of nodes) {
          if (node === this)
            break;
          if (node.anchor === this.source)
            found2 = node;
        }
        if (found2 && ctx) {
          const { anchors: anchors2, doc: doc2, maxAliasCount } = ctx;
          let data = anchors2.get(found2);
          if (!data) {
            toJS.toJS(found2, null, ctx);
            data = anchors2.get(found2);
          }
          if (data?.res === void 0) {
            const msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0) {
            data.count += 1;
            if (data.aliasCount === 0)
              data.aliasCount = getAliasCount(doc2, found2, anchors2);
            if (data.count * data.aliasCount > maxAliasCount) {
              const msg = "Excessive alias count indicates a resource exhaustion attack";
              throw new ReferenceError(msg);
            }
          }
        }
        return found2;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
          const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
          anchors.anchorIsValid(this.source);
          if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node, anchors2) {
      if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors2 && source && anchors2.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
      } else if (identity.isCollection(node)) {
        let count5 = 0;
        for (const item of node.items) {
          const c = getAliasCount(doc, item, anchors2);
          if (c > count5)
            count5 = c;
        }
        return count5;
      } else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors2);
        const vc = getAliasCount(doc, node.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports.Alias = Alias;
  }
});

// ../../../work/main/node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJS({
  "../../../work/main/node_modules/yaml/dist/nodes/Scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
    var Scalar = class extends Node.NodeBase {
      constructor(value) {
        super(identity.SCALAR);
        this.value = value;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar.PLAIN = "PLAIN";
    Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports.Scalar = Scalar;
    exports.isScalarValue = isScalarValue;
  }
});

// ../../../work/main/node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJS({
  "../../../work/main/node_modules/yaml/dist/doc/createNode.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value, tagName, tags2) {
      if (tagName) {
        const match = tags2.filter((t) => t.tag === tagName);
        const tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags2.find((t) => t.identify?.(value) && !t.format);
    }
    function createNode(value, tagName, ctx) {
      if (identity.isDocument(value))
        value = value.contents;
      if (identity.isNode(value))
        return value;
      if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
      }
      if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
        value = value.valueOf();
      }
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects: sourceObjects2 } = ctx;
      let ref = void 0;
      if (aliasDuplicateObjects && value && typeof value === "object") {
        ref = sourceObjects2.get(value);
        if (ref) {
          ref.anchor ?? (ref.anchor = onAnchor(value));
          return new Alias.Alias(ref.anchor);
        } else {
          ref = { anchor: null, node: null };
          sourceObjects2.set(value, ref);
        }
      }
      if (tagName?.startsWith("!!"))
        tagName = defaultTagPrefix + tagName.slice(2);
      let tagObj = findTagObject(value, tagName, schema.tags);
      if (!tagObj) {
        if (value && typeof value.toJSON === "function") {
          value = value.toJSON();
        }
        if (!value || typeof value !== "object") {
          const node2 = new Scalar.Scalar(value);
          if (ref)
            ref.node = node2;
          return node2;
        }
        tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
      }
      if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
      }
      const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
      if (tagName)
        node.tag = tagName;
      else if (!tagObj.default)
        node.tag = tagObj.tag;
      if (ref)
        ref.node = node;
      return node;
    }
    exports.createNode = createNode;
  }
});

// ../../../work/main/node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJS({
  "../../../work/main/node_modules/yaml/dist/nodes/Collection.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var identity = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema, path, value) {
      let v = value;
      for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
          const a = [];
          a[k] = v;
          v = a;
        } else {
          v = /* @__PURE__ */ new Map([[k, v]]);
        }
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema,
          configurable: true,
          enumerable: false,
          writable: true
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       */
      clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
          copy.schema = schema;
        copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path, value) {
        if (isEmptyPath(path))
          this.add(value);
        else {
          const [key, ...rest] = path;
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.addIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
          return node.deleteIn(rest);
        else
          throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
          return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
          return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node) => {
          if (!identity.isPair(node))
            return false;
          const n = node.value;
          return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       */
      hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
          return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
          this.set(key, value);
        } else {
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.setIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
    };
    exports.Collection = Collection;
    exports.collectionFromPath = collectionFromPath;
    exports.isEmptyPath = isEmptyPath;
  }
});

// ../../../work/main/node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJS({
  "../../../work/main/node_modules/yaml/dist/stringify/stringifyComment.js"(exports) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment, indent) {
      if (/^\n+$/.test(comment))
        return comment.substring(1);
      return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
    }
    var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
    exports.indentComment = indentComment;
    exports.lineComment = lineComment;
    exports.stringifyComment = stringifyComment;
  }
});

// ../../../work/main/node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJS({
  "../../../work/main/node_modules/yaml/dist/stringify/foldFlowLines.js"(exports) {
    "use strict";
    var FOLD_FLOW = "flow";
    var FOLD_BLOCK = "block";
    var FOLD_QUOTED = "quoted";
    function foldFlowLines(text3, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text3;
      if (lineWidth < minContentWidth)
        minContentWidth = 0;
      const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text3.length <= endStep)
        return text3;
      const folds = [];
      const escapedFolds = {};
      let end = lineWidth - indent.length;
      if (typeof indentAtStart === "number") {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
          folds.push(0);
        else
          end = lineWidth - indentAtStart;
      }
      let split = void 0;
      let prev = void 0;
      let overflow = false;
      let i = -1;
      let escStart = -1;
      let escEnd = -1;
      if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text3, i, indent.length);
        if (i !== -1)
          end = i + endStep;
      }
      for (let ch; ch = text3[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          escStart = i;
          switch (text3[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === "\n") {
          if (mode === FOLD_BLOCK)
            i = consumeMoreIndentedLines(text3, i, indent.length);
          end = i + indent.length + endStep;
          split = void 0;
        } else {
          if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
            const next = text3[i + 1];
            if (next && next !== " " && next !== "\n" && next !== "	")
              split = i;
          }
          if (i >= end) {
            if (split) {
              folds.push(split);
              end = split + endStep;
              split = void 0;
            } else if (mode === FOLD_QUOTED) {
              while (prev === " " || prev === "	") {
                prev = ch;
                ch = text3[i += 1];
                overflow = true;
              }
              const j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text3;
              folds.push(j);
              escapedFolds[j] = true;
              end = j + endStep;
              split = void 0;
            } else {
              overflow = true;
            }
          }
        }
        prev = ch;
      }
      if (overflow && onOverflow)
        onOverflow();
      if (folds.length === 0)
        return text3;
      if (onFold)
        onFold();
      let res = text3.slice(0, folds[0]);
      for (let i2 = 0; i2 < folds.length; ++i2) {
        const fold = folds[i2];
        const end2 = folds[i2 + 1] || text3.length;
        if (fold === 0)
          res = `
${indent}${text3.slice(0, end2)}`;
        else {
          if (mode === FOLD_QUOTED && escapedFolds[fold])
            res += `${text3[fold]}\\`;
          res += `
${indent}${text3.slice(fold + 1, end2)}`;
        }
      }
      return res;
    }
    function consumeMoreIndentedLines(text3, i, indent) {
      let end = i;
      let start = i + 1;
      let ch = text3[start];
      while (ch === " " || ch === "	") {
        if (i < start + indent) {
          ch = text3[++i];
        } else {
          do {
            ch = text3[++i];
          } while (ch && ch !== "\n");
          end = i;
          start = i + 1;
          ch = text3[start];
        }
      }
      return end;
    }
    exports.FOLD_BLOCK = FOLD_BLOCK;
    exports.FOLD_FLOW = FOLD_FLOW;
    exports.FOLD_QUOTED = FOLD_QUOTED;
    exports.foldFlowLines = foldFlowLines;
  }
});

// ../../../work/main/node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJS({
  "../../../work/main/node_modules/yaml/dist/stringify/stringifyString.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var foldFlowLines = require_foldFlowLines();
    var getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    });
    var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return false;
      const limit = lineWidth - indentLength;
      const strLen = str.length;
      if (strLen <= limit)
        return false;
      for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === "\n") {
          if (i - start > limit)
            return true;
          start = i + 1;
          if (strLen - start <= limit)
            return false;
        }
      }
      return true;
    }
    function doubleQuotedString(value, ctx) {
      const json2 = JSON.stringify(value);
      if (ctx.options.doubleQuotedAsJSON)
        return json2;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      let str = "";
      let start = 0;
      for (let i = 0, ch = json2[i]; ch; ch = json2[++i]) {
        if (ch === " " && json2[i + 1] === "\\" && json2[i + 2] === "n") {
          str += json2.slice(start, i) + "\\ ";
          i += 1;
          start = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json2[i + 1]) {
            case "u":
              {
                str += json2.slice(start, i);
                const code2 = json2.substr(i + 2, 4);
                switch (code2) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    if (code2.substr(0, 2) === "00")
                      str += "\\x" + code2.substr(2);
                    else
                      str += json2.substr(i, 6);
                }
                i += 5;
                start = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json2[i + 2] === '"' || json2.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json2.slice(start, i) + "\n\n";
                while (json2[i + 2] === "\\" && json2[i + 3] === "n" && json2[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json2[i + 2] === " ")
                  str += "\\";
                i += 1;
                start = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start ? str + json2.slice(start) : json2;
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
    }
    function singleQuotedString(value, ctx) {
      if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
        return doubleQuotedString(value, ctx);
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function quotedString(value, ctx) {
      const { singleQuote } = ctx.options;
      let qs;
      if (singleQuote === false)
        qs = doubleQuotedString;
      else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
          qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
          qs = doubleQuotedString;
        else
          qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
      const { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
      }
      const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
      const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
      if (!value)
        return literal ? "|\n" : ">\n";
      let chomp;
      let endStart;
      for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== "\n" && ch !== "	" && ch !== " ")
          break;
      }
      let end = value.substring(endStart);
      const endNlPos = end.indexOf("\n");
      if (endNlPos === -1) {
        chomp = "-";
      } else if (value === end || endNlPos !== end.length - 1) {
        chomp = "+";
        if (onChompKeep)
          onChompKeep();
      } else {
        chomp = "";
      }
      if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === "\n")
          end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
      }
      let startWithSpace = false;
      let startEnd;
      let startNlPos = -1;
      for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === " ")
          startWithSpace = true;
        else if (ch === "\n")
          startNlPos = startEnd;
        else
          break;
      }
      let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
      }
      const indentSize = indent ? "2" : "1";
      let header = (startWithSpace ? indentSize : "") + chomp;
      if (comment) {
        header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
        if (onComment)
          onComment();
      }
      if (!literal) {
        const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
          foldOptions.onOverflow = () => {
            literalFallback = true;
          };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header}
${indent}${body}`;
      }
      value = value.replace(/\n+/g, `$&${indent}`);
      return `|${header}
${indent}${start}${value}${end}`;
    }
    function plainString(item, ctx, onComment, onChompKeep) {
      const { type, value } = item;
      const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
        return quotedString(value, ctx);
      }
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
      }
      if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) {
        return blockString(item, ctx, onComment, onChompKeep);
      }
      if (containsDocumentMarker(value)) {
        if (indent === "") {
          ctx.forceBlockIndent = true;
          return blockString(item, ctx, onComment, onChompKeep);
        } else if (implicitKey && indent === indentStep) {
          return quotedString(value, ctx);
        }
      }
      const str = value.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
        const { compat, tags: tags2 } = ctx.doc.schema;
        if (tags2.some(test) || compat?.some(test))
          return quotedString(value, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function stringifyString(item, ctx, onComment, onChompKeep) {
      const { implicitKey, inFlow } = ctx;
      const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
      let { type } = item;
      if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
          type = Scalar.Scalar.QUOTE_DOUBLE;
      }
      const _stringify = (_type) => {
        switch (_type) {
          case Scalar.Scalar.BLOCK_FOLDED:
          case Scalar.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      };
      let res = _stringify(type);
      if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = implicitKey && defaultKeyType || defaultStringType;
        res = _stringify(t);
        if (res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports.stringifyString = stringifyString;
  }
});

// ../../../work/main/node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJS({
  "../../../work/main/node_modules/yaml/dist/stringify/stringify.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var identity = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options2) {
      const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: "true",
        verifyAliasOrder: true
      }, doc.schema.toStringOptions, options2);
      let inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = false;
          break;
        case "flow":
          inFlow = true;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ */ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags2, item) {
      if (item.tag) {
        const match = tags2.filter((t) => t.tag === item.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item.format) ?? match[0];
      }
      let tagObj = void 0;
      let obj;
      if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags2.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          const testMatch = match.filter((t) => t.test);
          if (testMatch.length > 0)
            match = testMatch;
        }
        tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
      } else {
        obj = item;
        tagObj = tags2.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      }
      if (!tagObj) {
        const name3 = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name3} value`);
      }
      return tagObj;
    }
    function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      const props = [];
      const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
      if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
      }
      const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
      if (tag)
        props.push(doc.directives.tagString(tag));
      return props.join(" ");
    }
    function stringify(item, ctx, onComment, onChompKeep) {
      if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
      if (identity.isAlias(item)) {
        if (ctx.doc.directives)
          return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
          throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        } else {
          if (ctx.resolvedAliases)
            ctx.resolvedAliases.add(item);
          else
            ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
          item = item.resolve(ctx.doc);
        }
      }
      let tagObj = void 0;
      const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
      const props = stringifyProps(node, tagObj, ctx);
      if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
      const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
      if (!props)
        return str;
      return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
    }
    exports.createStringifyContext = createStringifyContext;
    exports.stringify = stringify;
  }
});

// ../../../work/main/node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJS({
  "../../../work/main/node_modules/yaml/dist/stringify/stringifyPair.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
      const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
      let keyComment = identity.isNode(key) && key.comment || null;
      if (simpleKeys) {
        if (keyComment) {
          throw new Error("With simple keys, key nodes cannot have comments");
        }
        if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") {
          const msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = false;
      let chompKeep = false;
      let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = true;
      }
      if (ctx.inFlow) {
        if (allNullValues || value == null) {
          if (keyCommentDone && onComment)
            onComment();
          return str === "" ? "?" : explicitKey ? `? ${str}` : str;
        }
      } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      if (keyCommentDone)
        keyComment = null;
      if (explicitKey) {
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}
${indent}:`;
      } else {
        str = `${str}:`;
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
      }
      let vsb, vcb, valueComment;
      if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
      } else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === "object")
          value = doc.createNode(value);
      }
      ctx.implicitKey = false;
      if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
      chompKeep = false;
      if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) {
        ctx.indent = ctx.indent.substring(2);
      }
      let valueCommentDone = false;
      const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
      let ws = " ";
      if (keyComment || vsb || vcb) {
        ws = vsb ? "\n" : "";
        if (vcb) {
          const cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === "" && !ctx.inFlow) {
          if (ws === "\n" && valueComment)
            ws = "\n\n";
        } else {
          ws += `
${ctx.indent}`;
        }
      } else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf("\n");
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
          let hasPropsLine = false;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
              sp0 = valueStr.indexOf(" ", sp0 + 1);
            }
            if (sp0 === -1 || nl0 < sp0)
              hasPropsLine = true;
          }
          if (!hasPropsLine)
            ws = `
${ctx.indent}`;
        }
      } else if (valueStr === "" || valueStr[0] === "\n") {
        ws = "";
      }
      str += ws + valueStr;
      if (ctx.inFlow) {
        if (valueCommentDone && onComment)
          onComment();
      } else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
      } else if (chompKeep && onChompKeep) {
        onChompKeep();
      }
      return str;
    }
    exports.stringifyPair = stringifyPair;
  }
});

// ../../../work/main/node_modules/yaml/dist/log.js
var require_log = __commonJS({
  "../../../work/main/node_modules/yaml/dist/log.js"(exports) {
    "use strict";
    var node_process = __require("process");
    function debug(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn2(logLevel, warning) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning);
        else
          console.warn(warning);
      }
    }
    exports.debug = debug;
    exports.warn = warn2;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var MERGE_KEY = "<<";
    var merge = {
      identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    };
    var isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
    function addMergeToJSMap(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (identity.isSeq(source))
        for (const it of source.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source))
        for (const it of source)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source);
    }
    function mergeValue(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (!identity.isMap(source))
        throw new Error("Merge sources must be maps or map aliases");
      const srcMap = source.toJSON(null, ctx, Map);
      for (const [key, value2] of srcMap) {
        if (map instanceof Map) {
          if (!map.has(key))
            map.set(key, value2);
        } else if (map instanceof Set) {
          map.add(key);
        } else if (!Object.prototype.hasOwnProperty.call(map, key)) {
          Object.defineProperty(map, key, {
            value: value2,
            writable: true,
            enumerable: true,
            configurable: true
          });
        }
      }
      return map;
    }
    function resolveAliasValue(ctx, value) {
      return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
    }
    exports.addMergeToJSMap = addMergeToJSMap;
    exports.isMergeKey = isMergeKey;
    exports.merge = merge;
  }
});

// ../../../work/main/node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJS({
  "../../../work/main/node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports) {
    "use strict";
    var log2 = require_log();
    var merge = require_merge();
    var stringify = require_stringify();
    var identity = require_identity();
    var toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key, value }) {
      if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
      else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
      else {
        const jsKey = toJS.toJS(key, "", ctx);
        if (map instanceof Map) {
          map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        } else if (map instanceof Set) {
          map.add(jsKey);
        } else {
          const stringKey = stringifyKey(key, jsKey, ctx);
          const jsValue = toJS.toJS(value, stringKey, ctx);
          if (stringKey in map)
            Object.defineProperty(map, stringKey, {
              value: jsValue,
              writable: true,
              enumerable: true,
              configurable: true
            });
          else
            map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey !== "object")
        return String(jsKey);
      if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ */ new Set();
        for (const node of ctx.anchors.keys())
          strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          if (jsonStr.length > 40)
            jsonStr = jsonStr.substring(0, 36) + '..."';
          log2.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
          ctx.mapKeyWarned = true;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports.addPairToJSMap = addPairToJSMap;
  }
});

// ../../../work/main/node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJS({
  "../../../work/main/node_modules/yaml/dist/nodes/Pair.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyPair = require_stringifyPair();
    var addPairToJSMap = require_addPairToJSMap();
    var identity = require_identity();
    function createPair(key, value, ctx) {
      const k = createNode.createNode(key, void 0, ctx);
      const v = createNode.createNode(value, void 0, ctx);
      return new Pair(k, v);
    }
    var Pair = class _Pair {
      constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
      }
      clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
          key = key.clone(schema);
        if (identity.isNode(value))
          value = value.clone(schema);
        return new _Pair(key, value);
      }
      toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports.Pair = Pair;
    exports.createPair = createPair;
  }
});

// ../../../work/main/node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJS({
  "../../../work/main/node_modules/yaml/dist/stringify/stringifyCollection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options2) {
      const flow = ctx.inFlow ?? collection.flow;
      const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options2);
    }
    function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      const { indent, options: { commentString } } = ctx;
      const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
      let chompKeep = false;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment2 = null;
        if (identity.isNode(item)) {
          if (!chompKeep && item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
          if (item.comment)
            comment2 = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (!chompKeep && ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
          }
        }
        chompKeep = false;
        let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
        if (comment2)
          str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2));
        if (chompKeep && comment2)
          chompKeep = false;
        lines.push(blockItemPrefix + str2);
      }
      let str;
      if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
      } else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
          const line = lines[i];
          str += line ? `
${indent}${line}` : "\n";
        }
      }
      if (comment) {
        str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
          onComment();
      } else if (chompKeep && onChompKeep)
        onChompKeep();
      return str;
    }
    function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
      const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
      });
      let reqNewline = false;
      let linesAtValue = 0;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
          if (item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, false);
          if (item.comment)
            comment = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, false);
            if (ik.comment)
              reqNewline = true;
          }
          const iv = identity.isNode(item.value) ? item.value : null;
          if (iv) {
            if (iv.comment)
              comment = iv.comment;
            if (iv.commentBefore)
              reqNewline = true;
          } else if (item.value == null && ik?.comment) {
            comment = ik.comment;
          }
        }
        if (comment)
          reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => comment = null);
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
        if (i < items.length - 1) {
          str += ",";
        } else if (ctx.options.trailingComma) {
          if (ctx.options.lineWidth > 0) {
            reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
          }
          if (reqNewline) {
            str += ",";
          }
        }
        if (comment)
          str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
      }
      const { start, end } = flowChars;
      if (lines.length === 0) {
        return start + end;
      } else {
        if (!reqNewline) {
          const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
          reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
          let str = start;
          for (const line of lines)
            str += line ? `
${indentStep}${indent}${line}` : "\n";
          return `${str}
${indent}${end}`;
        } else {
          return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
        }
      }
    }
    function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
      if (comment && chompKeep)
        comment = comment.replace(/^\n+/, "");
      if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart());
      }
    }
    exports.stringifyCollection = stringifyCollection;
  }
});

// ../../../work/main/node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJS({
  "../../../work/main/node_modules/yaml/dist/nodes/YAMLMap.js"(exports) {
    "use strict";
    var stringifyCollection = require_stringifyCollection();
    var addPairToJSMap = require_addPairToJSMap();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    function findPair(items, key) {
      const k = identity.isScalar(key) ? key.value : key;
      for (const it of items) {
        if (identity.isPair(it)) {
          if (it.key === key || it.key === k)
            return it;
          if (identity.isScalar(it.key) && it.key.value === k)
            return it;
        }
      }
      return void 0;
    }
    var YAMLMap = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
          if (typeof replacer === "function")
            value = replacer.call(obj, key, value);
          else if (Array.isArray(replacer) && !replacer.includes(key))
            return;
          if (value !== void 0 || keepUndefined)
            map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
          for (const [key, value] of obj)
            add(key, value);
        } else if (obj && typeof obj === "object") {
          for (const key of Object.keys(obj))
            add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === "function") {
          map.items.sort(schema.sortMapEntries);
        }
        return map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       */
      add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
          _pair = pair;
        else if (!pair || typeof pair !== "object" || !("key" in pair)) {
          _pair = new Pair.Pair(pair, pair?.value);
        } else
          _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
            prev.value.value = _pair.value;
          else
            prev.value = _pair.value;
        } else if (sortEntries) {
          const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
          if (i === -1)
            this.items.push(_pair);
          else
            this.items.splice(i, 0, _pair);
        } else {
          this.items.push(_pair);
        }
      }
      delete(key) {
        const it = findPair(this.items, key);
        if (!it)
          return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
      }
      has(key) {
        return !!findPair(this.items, key);
      }
      set(key, value) {
        this.add(new Pair.Pair(key, value), true);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       */
      toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const item of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (const item of this.items) {
          if (!identity.isPair(item))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
          ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports.YAMLMap = YAMLMap;
    exports.findPair = findPair;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/common/map.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLMap = require_YAMLMap();
    var map = {
      collection: "map",
      default: true,
      nodeClass: YAMLMap.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        if (!identity.isMap(map2))
          onError("Expected a mapping for this tag");
        return map2;
      },
      createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
    };
    exports.map = map;
  }
});

// ../../../work/main/node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJS({
  "../../../work/main/node_modules/yaml/dist/nodes/YAMLSeq.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyCollection = require_stringifyCollection();
    var Collection = require_Collection();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var toJS = require_toJS();
    var YAMLSeq = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
      }
      add(value) {
        this.items.push(value);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return void 0;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       */
      has(key) {
        const idx = asItemIndex(key);
        return typeof idx === "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       */
      set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
          prev.value = value;
        else
          this.items[idx] = value;
      }
      toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
          ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
          seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        });
      }
      static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer === "function") {
              const key = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key) {
      let idx = identity.isScalar(key) ? key.value : key;
      if (idx && typeof idx === "string")
        idx = Number(idx);
      return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports.YAMLSeq = YAMLSeq;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/common/seq.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLSeq = require_YAMLSeq();
    var seq = {
      collection: "seq",
      default: true,
      nodeClass: YAMLSeq.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        if (!identity.isSeq(seq2))
          onError("Expected a sequence for this tag");
        return seq2;
      },
      createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
    };
    exports.seq = seq;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/common/string.js"(exports) {
    "use strict";
    var stringifyString = require_stringifyString();
    var string = {
      identify: (value) => typeof value === "string",
      default: true,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
      }
    };
    exports.string = string;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/common/null.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var nullTag = {
      identify: (value) => value == null,
      createNode: () => new Scalar.Scalar(null),
      default: true,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar.Scalar(null),
      stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
    };
    exports.nullTag = nullTag;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/core/bool.js
var require_bool = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/core/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var boolTag = {
      identify: (value) => typeof value === "boolean",
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
          const sv = source[0] === "t" || source[0] === "T";
          if (value === sv)
            return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports.boolTag = boolTag;
  }
});

// ../../../work/main/node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJS({
  "../../../work/main/node_modules/yaml/dist/stringify/stringifyNumber.js"(exports) {
    "use strict";
    function stringifyNumber({ format: format2, minFractionDigits, tag, value }) {
      if (typeof value === "bigint")
        return String(value);
      const num = typeof value === "number" ? value : Number(value);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
      if (!format2 && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        if (i < 0) {
          i = n.length;
          n += ".";
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
          n += "0";
      }
      return n;
    }
    exports.stringifyNumber = stringifyNumber;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/core/float.js
var require_float = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/core/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf(".");
        if (dot !== -1 && str[str.length - 1] === "0")
          node.minFractionDigits = str.length - dot - 1;
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/core/int.js
var require_int = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/core/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node, radix, prefix2) {
      const { value } = node;
      if (intIdentify(value) && value >= 0)
        return prefix2 + value.toString(radix);
      return stringifyNumber.stringifyNumber(node);
    }
    var intOct = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node) => intStringify(node, 8, "0o")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/core/schema.js
var require_schema = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/core/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.boolTag,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports.schema = schema;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/json/schema.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var map = require_map();
    var seq = require_seq();
    function intIdentify(value) {
      return typeof value === "bigint" || Number.isInteger(value);
    }
    var stringifyJSON = ({ value }) => JSON.stringify(value);
    var jsonScalars = [
      {
        identify: (value) => typeof value === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value) => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value) => typeof value === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
      },
      {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ];
    var jsonError = {
      default: true,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
      }
    };
    var schema = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports.schema = schema;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports) {
    "use strict";
    var node_buffer = __require("buffer");
    var Scalar = require_Scalar();
    var stringifyString = require_stringifyString();
    var binary = {
      identify: (value) => value instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: false,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       */
      resolve(src, onError) {
        if (typeof node_buffer.Buffer === "function") {
          return node_buffer.Buffer.from(src, "base64");
        } else if (typeof atob === "function") {
          const str = atob(src.replace(/[\n\r]/g, ""));
          const buffer = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer[i] = str.charCodeAt(i);
          return buffer;
        } else {
          onError("This environment does not support reading binary tags; either Buffer or atob is required");
          return src;
        }
      },
      stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
          return "";
        const buf = value;
        let str;
        if (typeof node_buffer.Buffer === "function") {
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        } else if (typeof btoa === "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else {
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
          const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
          const n = Math.ceil(str.length / lineWidth);
          const lines = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
            lines[i] = str.substr(o, lineWidth);
          }
          str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports.binary = binary;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLSeq = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
          let item = seq.items[i];
          if (identity.isPair(item))
            continue;
          else if (identity.isMap(item)) {
            if (item.items.length > 1)
              onError("Each pair must have its own sequence indicator");
            const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
            if (item.commentBefore)
              pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
            if (item.comment) {
              const cn = pair.value ?? pair.key;
              cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
            }
            item = pair;
          }
          seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
      } else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema, iterable, ctx) {
      const { replacer } = ctx;
      const pairs3 = new YAMLSeq.YAMLSeq(schema);
      pairs3.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          if (typeof replacer === "function")
            it = replacer.call(iterable, String(i++), it);
          let key, value;
          if (Array.isArray(it)) {
            if (it.length === 2) {
              key = it[0];
              value = it[1];
            } else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          } else if (it && it instanceof Object) {
            const keys = Object.keys(it);
            if (keys.length === 1) {
              key = keys[0];
              value = it[key];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
            }
          } else {
            key = it;
          }
          pairs3.items.push(Pair.createPair(key, value, ctx));
        }
      return pairs3;
    }
    var pairs2 = {
      collection: "seq",
      default: false,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports.createPairs = createPairs;
    exports.pairs = pairs2;
    exports.resolvePairs = resolvePairs;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports) {
    "use strict";
    var identity = require_identity();
    var toJS = require_toJS();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var pairs2 = require_pairs();
    var YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
      constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       */
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        const map = /* @__PURE__ */ new Map();
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const pair of this.items) {
          let key, value;
          if (identity.isPair(pair)) {
            key = toJS.toJS(pair.key, "", ctx);
            value = toJS.toJS(pair.value, key, ctx);
          } else {
            key = toJS.toJS(pair, "", ctx);
          }
          if (map.has(key))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key, value);
        }
        return map;
      }
      static from(schema, iterable, ctx) {
        const pairs$1 = pairs2.createPairs(schema, iterable, ctx);
        const omap2 = new this();
        omap2.items = pairs$1.items;
        return omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value) => value instanceof Map,
      nodeClass: YAMLOMap,
      default: false,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        const pairs$1 = pairs2.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
          if (identity.isScalar(key)) {
            if (seenKeys.includes(key.value)) {
              onError(`Ordered maps must not include duplicate keys: ${key.value}`);
            } else {
              seenKeys.push(key.value);
            }
          }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
    };
    exports.YAMLOMap = YAMLOMap;
    exports.omap = omap;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function boolStringify({ value, source }, ctx) {
      const boolObj = value ? trueTag : falseTag;
      if (source && boolObj.test.test(source))
        return source;
      return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value) => value === true,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar.Scalar(true),
      stringify: boolStringify
    };
    var falseTag = {
      identify: (value) => value === false,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar.Scalar(false),
      stringify: boolStringify
    };
    exports.falseTag = falseTag;
    exports.trueTag = trueTag;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
        const dot = str.indexOf(".");
        if (dot !== -1) {
          const f = str.substring(dot + 1).replace(/_/g, "");
          if (f[f.length - 1] === "0")
            node.minFractionDigits = f.length;
        }
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      const sign = str[0];
      if (sign === "-" || sign === "+")
        offset += 1;
      str = str.substring(offset).replace(/_/g, "");
      if (intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        const n2 = BigInt(str);
        return sign === "-" ? BigInt(-1) * n2 : n2;
      }
      const n = parseInt(str, radix);
      return sign === "-" ? -1 * n : n;
    }
    function intStringify(node, radix, prefix2) {
      const { value } = node;
      if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? "-" + prefix2 + str.substr(1) : prefix2 + str;
      }
      return stringifyNumber.stringifyNumber(node);
    }
    var intBin = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node) => intStringify(node, 2, "0b")
    };
    var intOct = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node) => intStringify(node, 8, "0")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intBin = intBin;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema) {
        super(schema);
        this.tag = _YAMLSet.tag;
      }
      add(key) {
        let pair;
        if (identity.isPair(key))
          pair = key;
        else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
          pair = new Pair.Pair(key.key, null);
        else
          pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
          this.items.push(pair);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       */
      get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
      }
      set(key, value) {
        if (typeof value !== "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
          this.items.splice(this.items.indexOf(prev), 1);
        } else if (!prev && value) {
          this.items.push(new Pair.Pair(key));
        }
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(true))
          return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
          throw new Error("Set items must all have null values");
      }
      static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value of iterable) {
            if (typeof replacer === "function")
              value = replacer.call(iterable, value, value);
            set2.items.push(Pair.createPair(value, null, ctx));
          }
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value) => value instanceof Set,
      nodeClass: YAMLSet,
      default: false,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
      resolve(map, onError) {
        if (identity.isMap(map)) {
          if (map.hasAllNullValues(true))
            return Object.assign(new YAMLSet(), map);
          else
            onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports.YAMLSet = YAMLSet;
    exports.set = set;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      const sign = str[0];
      const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
      const num = (n) => asBigInt ? BigInt(n) : Number(n);
      const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
      return sign === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node) {
      let { value } = node;
      let num = (n) => n;
      if (typeof value === "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
      let sign = "";
      if (value < 0) {
        sign = "-";
        value *= num(-1);
      }
      const _60 = num(60);
      const parts = [value % _60];
      if (value < 60) {
        parts.unshift(0);
      } else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60);
        if (value >= 60) {
          value = (value - parts[0]) / _60;
          parts.unshift(value);
        }
      }
      return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value) => typeof value === "bigint" || Number.isInteger(value),
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    };
    var floatTime = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, false),
      stringify: stringifySexagesimal
    };
    var timestamp2 = {
      identify: (value) => value instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp2.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day, hour, minute2, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date2 = Date.UTC(year, month - 1, day, hour || 0, minute2 || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, false);
          if (Math.abs(d) < 30)
            d *= 60;
          date2 -= 6e4 * d;
        }
        return new Date(date2);
      },
      stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports.floatTime = floatTime;
    exports.intTime = intTime;
    exports.timestamp = timestamp2;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var binary = require_binary();
    var bool = require_bool2();
    var float = require_float2();
    var int = require_int2();
    var merge = require_merge();
    var omap = require_omap();
    var pairs2 = require_pairs();
    var set = require_set();
    var timestamp2 = require_timestamp();
    var schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.trueTag,
      bool.falseTag,
      int.intBin,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary.binary,
      merge.merge,
      omap.omap,
      pairs2.pairs,
      set.set,
      timestamp2.intTime,
      timestamp2.floatTime,
      timestamp2.timestamp
    ];
    exports.schema = schema;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/tags.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = require_schema();
    var schema$1 = require_schema2();
    var binary = require_binary();
    var merge = require_merge();
    var omap = require_omap();
    var pairs2 = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp2 = require_timestamp();
    var schemas = /* @__PURE__ */ new Map([
      ["core", schema.schema],
      ["failsafe", [map.map, seq.seq, string.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]);
    var tagsByName = {
      binary: binary.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp2.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp2.intTime,
      map: map.map,
      merge: merge.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs2.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp2.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary.binary,
      "tag:yaml.org,2002:merge": merge.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs2.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp2.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      const schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
      }
      let tags2 = schemaTags;
      if (!tags2) {
        if (Array.isArray(customTags))
          tags2 = [];
        else {
          const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
      }
      if (Array.isArray(customTags)) {
        for (const tag of customTags)
          tags2 = tags2.concat(tag);
      } else if (typeof customTags === "function") {
        tags2 = customTags(tags2.slice());
      }
      if (addMergeTag)
        tags2 = tags2.concat(merge.merge);
      return tags2.reduce((tags3, tag) => {
        const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
        if (!tagObj) {
          const tagName = JSON.stringify(tag);
          const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags3.includes(tagObj))
          tags3.push(tagObj);
        return tags3;
      }, []);
    }
    exports.coreKnownTags = coreKnownTags;
    exports.getTags = getTags;
  }
});

// ../../../work/main/node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJS({
  "../../../work/main/node_modules/yaml/dist/schema/Schema.js"(exports) {
    "use strict";
    var identity = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string = require_string();
    var tags2 = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema = class _Schema {
      constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags2.getTags(compat, "compat") : compat ? tags2.getTags(null, compat) : null;
        this.name = typeof schema === "string" && schema || "core";
        this.knownTags = resolveKnownTags ? tags2.coreKnownTags : {};
        this.tags = tags2.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
      }
      clone() {
        const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
      }
    };
    exports.Schema = Schema;
  }
});

// ../../../work/main/node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJS({
  "../../../work/main/node_modules/yaml/dist/stringify/stringifyDocument.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options2) {
      const lines = [];
      let hasDirectives = options2.directives === true;
      if (options2.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines.push("---");
      const ctx = stringify.createStringifyContext(doc, options2);
      const { commentString } = ctx.options;
      if (doc.commentBefore) {
        if (lines.length !== 1)
          lines.unshift("");
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = false;
      let contentComment = null;
      if (doc.contents) {
        if (identity.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives)
            lines.push("");
          if (doc.contents.commentBefore) {
            const cs = commentString(doc.contents.commentBefore);
            lines.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment;
          contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
        let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        if (contentComment)
          body += stringifyComment.lineComment(body, "", commentString(contentComment));
        if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
          lines[lines.length - 1] = `--- ${body}`;
        } else
          lines.push(body);
      } else {
        lines.push(stringify.stringify(doc.contents, ctx));
      }
      if (doc.directives?.docEnd) {
        if (doc.comment) {
          const cs = commentString(doc.comment);
          if (cs.includes("\n")) {
            lines.push("...");
            lines.push(stringifyComment.indentComment(cs, ""));
          } else {
            lines.push(`... ${cs}`);
          }
        } else {
          lines.push("...");
        }
      } else {
        let dc = doc.comment;
        if (dc && chompKeep)
          dc = dc.replace(/^\n+/, "");
        if (dc) {
          if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
            lines.push("");
          lines.push(stringifyComment.indentComment(commentString(dc), ""));
        }
      }
      return lines.join("\n") + "\n";
    }
    exports.stringifyDocument = stringifyDocument;
  }
});

// ../../../work/main/node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJS({
  "../../../work/main/node_modules/yaml/dist/doc/Document.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var toJS = require_toJS();
    var Schema = require_Schema();
    var stringifyDocument = require_stringifyDocument();
    var anchors = require_anchors();
    var applyReviver = require_applyReviver();
    var createNode = require_createNode();
    var directives = require_directives();
    var Document = class _Document {
      constructor(value, replacer, options2) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options2 === void 0 && replacer) {
          options2 = replacer;
          replacer = void 0;
        }
        const opt = Object.assign({
          intAsBigInt: false,
          keepSourceTokens: false,
          logLevel: "warn",
          prettyErrors: true,
          strict: true,
          stringKeys: false,
          uniqueKeys: true,
          version: "1.2"
        }, options2);
        this.options = opt;
        let { version } = opt;
        if (options2?._directives) {
          this.directives = options2._directives.atDocument();
          if (this.directives.yaml.explicit)
            version = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version });
        this.setSchema(version, options2);
        this.contents = value === void 0 ? null : this.createNode(value, _replacer, options2);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       */
      clone() {
        const copy = Object.create(_Document.prototype, {
          [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
          copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** Adds a value to the document. */
      add(value) {
        if (assertCollection(this.contents))
          this.contents.add(value);
      }
      /** Adds a value to the document. */
      addIn(path, value) {
        if (assertCollection(this.contents))
          this.contents.addIn(path, value);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       */
      createAlias(node, name3) {
        if (!node.anchor) {
          const prev = anchors.anchorNames(this);
          node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name3 || prev.has(name3) ? anchors.findNewAnchor(name3 || "a", prev) : name3;
        }
        return new Alias.Alias(node.anchor);
      }
      createNode(value, replacer, options2) {
        let _replacer = void 0;
        if (typeof replacer === "function") {
          value = replacer.call({ "": value }, "", value);
          _replacer = replacer;
        } else if (Array.isArray(replacer)) {
          const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
          const asStr = replacer.filter(keyToStr).map(String);
          if (asStr.length > 0)
            replacer = replacer.concat(asStr);
          _replacer = replacer;
        } else if (options2 === void 0 && replacer) {
          options2 = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options2 ?? {};
        const { onAnchor, setAnchors, sourceObjects: sourceObjects2 } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        );
        const ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? true,
          keepUndefined: keepUndefined ?? false,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects: sourceObjects2
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
          node.flow = true;
        setAnchors();
        return node;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       */
      createPair(key, value, options2 = {}) {
        const k = this.createNode(key, null, options2);
        const v = this.createNode(value, null, options2);
        return new Pair.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      get(key, keepScalar) {
        return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
          return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       */
      has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
      }
      /**
       * Checks if the document includes a value at `path`.
       */
      hasIn(path) {
        if (Collection.isEmptyPath(path))
          return this.contents !== void 0;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      set(key, value) {
        if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, [key], value);
        } else if (assertCollection(this.contents)) {
          this.contents.set(key, value);
        }
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
          this.contents = value;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path, value);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version, options2 = {}) {
        if (typeof version === "number")
          version = String(version);
        let opt;
        switch (version) {
          case "1.1":
            if (this.directives)
              this.directives.yaml.version = "1.1";
            else
              this.directives = new directives.Directives({ version: "1.1" });
            opt = { resolveKnownTags: false, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            if (this.directives)
              this.directives.yaml.version = version;
            else
              this.directives = new directives.Directives({ version });
            opt = { resolveKnownTags: true, schema: "core" };
            break;
          case null:
            if (this.directives)
              delete this.directives;
            opt = null;
            break;
          default: {
            const sv = JSON.stringify(version);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options2.schema instanceof Object)
          this.schema = options2.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options2));
        else
          throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json: json2, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json2,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor === "function")
          for (const { count: count5, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count5);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       */
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
      }
      /** A YAML representation of the document. */
      toString(options2 = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options2 && (!Number.isInteger(options2.indent) || Number(options2.indent) <= 0)) {
          const s = JSON.stringify(options2.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options2);
      }
    };
    function assertCollection(contents) {
      if (identity.isCollection(contents))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports.Document = Document;
  }
});

// ../../../work/main/node_modules/yaml/dist/errors.js
var require_errors = __commonJS({
  "../../../work/main/node_modules/yaml/dist/errors.js"(exports) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name3, pos, code2, message) {
        super();
        this.name = name3;
        this.code = code2;
        this.message = message;
        this.pos = pos;
      }
    };
    var YAMLParseError = class extends YAMLError {
      constructor(pos, code2, message) {
        super("YAMLParseError", pos, code2, message);
      }
    };
    var YAMLWarning = class extends YAMLError {
      constructor(pos, code2, message) {
        super("YAMLWarning", pos, code2, message);
      }
    };
    var prettifyError = (src, lc) => (error) => {
      if (error.pos[0] === -1)
        return;
      error.linePos = error.pos.map((pos) => lc.linePos(pos));
      const { line, col } = error.linePos[0];
      error.message += ` at line ${line}, column ${col}`;
      let ci = col - 1;
      let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "…" + lineStr.substring(trimStart);
        ci -= trimStart - 1;
      }
      if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + "…";
      if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
          prev = prev.substring(0, 79) + "…\n";
        lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count5 = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
          count5 = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = " ".repeat(ci) + "^".repeat(count5);
        error.message += `:

${lineStr}
${pointer}
`;
      }
    };
    exports.YAMLError = YAMLError;
    exports.YAMLParseError = YAMLParseError;
    exports.YAMLWarning = YAMLWarning;
    exports.prettifyError = prettifyError;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/resolve-props.js"(exports) {
    "use strict";
    function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = false;
      let atNewline = startOnNewline;
      let hasSpace = startOnNewline;
      let comment = "";
      let commentSep = "";
      let hasNewline = false;
      let reqSpace = false;
      let tab3 = null;
      let anchor = null;
      let tag = null;
      let newlineAfterProp = null;
      let comma = null;
      let found2 = null;
      let start = null;
      for (const token of tokens) {
        if (reqSpace) {
          if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
            onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
          reqSpace = false;
        }
        if (tab3) {
          if (atNewline && token.type !== "comment" && token.type !== "newline") {
            onError(tab3, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
          }
          tab3 = null;
        }
        switch (token.type) {
          case "space":
            if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
              tab3 = token;
            }
            hasSpace = true;
            break;
          case "comment": {
            if (!hasSpace)
              onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            const cb = token.source.substring(1) || " ";
            if (!comment)
              comment = cb;
            else
              comment += commentSep + cb;
            commentSep = "";
            atNewline = false;
            break;
          }
          case "newline":
            if (atNewline) {
              if (comment)
                comment += token.source;
              else if (!found2 || indicator !== "seq-item-ind")
                spaceBefore = true;
            } else
              commentSep += token.source;
            atNewline = true;
            hasNewline = true;
            if (anchor || tag)
              newlineAfterProp = token;
            hasSpace = true;
            break;
          case "anchor":
            if (anchor)
              onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
            if (token.source.endsWith(":"))
              onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
            anchor = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          case "tag": {
            if (tag)
              onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
            tag = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          }
          case indicator:
            if (anchor || tag)
              onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
            if (found2)
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
            found2 = token;
            atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
            hasSpace = false;
            break;
          case "comma":
            if (flow) {
              if (comma)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
              comma = token;
              atNewline = false;
              hasSpace = false;
              break;
            }
          // else fallthrough
          default:
            onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
            atNewline = false;
            hasSpace = false;
        }
      }
      const last = tokens[tokens.length - 1];
      const end = last ? last.offset + last.source.length : offset;
      if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
        onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      }
      if (tab3 && (atNewline && tab3.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
        onError(tab3, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      return {
        comma,
        found: found2,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
      };
    }
    exports.resolveProps = resolveProps;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/util-contains-newline.js"(exports) {
    "use strict";
    function containsNewline(key) {
      if (!key)
        return null;
      switch (key.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key.source.includes("\n"))
            return true;
          if (key.end) {
            for (const st of key.end)
              if (st.type === "newline")
                return true;
          }
          return false;
        case "flow-collection":
          for (const it of key.items) {
            for (const st of it.start)
              if (st.type === "newline")
                return true;
            if (it.sep) {
              for (const st of it.sep)
                if (st.type === "newline")
                  return true;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return true;
          }
          return false;
        default:
          return true;
      }
    }
    exports.containsNewline = containsNewline;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        const end = fc.end[0];
        if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) {
          const msg = "Flow end indicator should be more indented than parent";
          onError(end, "BAD_INDENT", msg, true);
        }
      }
    }
    exports.flowIndentCheck = flowIndentCheck;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/util-map-includes.js"(exports) {
    "use strict";
    var identity = require_identity();
    function mapIncludes(ctx, items, search) {
      const { uniqueKeys } = ctx.options;
      if (uniqueKeys === false)
        return false;
      const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
      return items.some((pair) => isEqual(pair.key, search));
    }
    exports.mapIncludes = mapIncludes;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/resolve-block-map.js"(exports) {
    "use strict";
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    var utilMapIncludes = require_util_map_includes();
    var startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
      const map = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      let offset = bm.offset;
      let commentEnd = null;
      for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        const keyProps = resolveProps.resolveProps(start, {
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key) {
            if (key.type === "block-seq")
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
            else if ("indent" in key && key.indent !== bm.indent)
              onError(offset, "BAD_INDENT", startColMsg);
          }
          if (!keyProps.anchor && !keyProps.tag && !sep) {
            commentEnd = keyProps.end;
            if (keyProps.comment) {
              if (map.comment)
                map.comment += "\n" + keyProps.comment;
              else
                map.comment = keyProps.comment;
            }
            continue;
          }
          if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
            onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
          }
        } else if (keyProps.found?.indent !== bm.indent) {
          onError(offset, "BAD_INDENT", startColMsg);
        }
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        const valueProps = resolveProps.resolveProps(sep ?? [], {
          indicator: "map-value-ind",
          next: value,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key || key.type === "block-scalar"
        });
        offset = valueProps.end;
        if (valueProps.found) {
          if (implicitKey) {
            if (value?.type === "block-map" && !valueProps.hasNewline)
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
            if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
              onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
          offset = valueNode.range[2];
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        } else {
          if (implicitKey)
            onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
          if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        }
      }
      if (commentEnd && commentEnd < offset)
        onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
      map.range = [bm.offset, offset, commentEnd ?? offset];
      return map;
    }
    exports.resolveBlockMap = resolveBlockMap;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/resolve-block-seq.js"(exports) {
    "use strict";
    var YAMLSeq = require_YAMLSeq();
    var resolveProps = require_resolve_props();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
      const seq = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = bs.offset;
      let commentEnd = null;
      for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
          indicator: "seq-item-ind",
          next: value,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: true
        });
        if (!props.found) {
          if (props.anchor || props.tag || value) {
            if (value?.type === "block-seq")
              onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
            else
              onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          } else {
            commentEnd = props.end;
            if (props.comment)
              seq.comment = props.comment;
            continue;
          }
        }
        const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
      }
      seq.range = [bs.offset, offset, commentEnd ?? offset];
      return seq;
    }
    exports.resolveBlockSeq = resolveBlockSeq;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/resolve-end.js"(exports) {
    "use strict";
    function resolveEnd(end, offset, reqSpace, onError) {
      let comment = "";
      if (end) {
        let hasSpace = false;
        let sep = "";
        for (const token of end) {
          const { source, type } = token;
          switch (type) {
            case "space":
              hasSpace = true;
              break;
            case "comment": {
              if (reqSpace && !hasSpace)
                onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = source.substring(1) || " ";
              if (!comment)
                comment = cb;
              else
                comment += sep + cb;
              sep = "";
              break;
            }
            case "newline":
              if (comment)
                sep += source;
              hasSpace = true;
              break;
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source.length;
        }
      }
      return { comment, offset };
    }
    exports.resolveEnd = resolveEnd;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilMapIncludes = require_util_map_includes();
    var blockMsg = "Block collections are not allowed within flow collections";
    var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
      const isMap4 = fc.start.source === "{";
      const fcName = isMap4 ? "flow map" : "flow sequence";
      const NodeClass = tag?.nodeClass ?? (isMap4 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
      const coll = new NodeClass(ctx.schema);
      coll.flow = true;
      const atRoot = ctx.atRoot;
      if (atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep && !value) {
            if (i === 0 && props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
            else if (i < fc.items.length - 1)
              onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
            if (props.comment) {
              if (coll.comment)
                coll.comment += "\n" + props.comment;
              else
                coll.comment = props.comment;
            }
            offset = props.end;
            continue;
          }
          if (!isMap4 && ctx.options.strict && utilContainsNewline.containsNewline(key))
            onError(
              key,
              // checked by containsNewline()
              "MULTILINE_IMPLICIT_KEY",
              "Implicit keys of flow sequence pairs need to be on a single line"
            );
        }
        if (i === 0) {
          if (props.comma)
            onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        } else {
          if (!props.comma)
            onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
          if (props.comment) {
            let prevItemComment = "";
            loop: for (const st of start) {
              switch (st.type) {
                case "comma":
                case "space":
                  break;
                case "comment":
                  prevItemComment = st.source.substring(1);
                  break loop;
                default:
                  break loop;
              }
            }
            if (prevItemComment) {
              let prev = coll.items[coll.items.length - 1];
              if (identity.isPair(prev))
                prev = prev.value ?? prev.key;
              if (prev.comment)
                prev.comment += "\n" + prevItemComment;
              else
                prev.comment = prevItemComment;
              props.comment = props.comment.substring(prevItemComment.length + 1);
            }
          }
        }
        if (!isMap4 && !sep && !props.found) {
          const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock(value))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
          if (isBlock(key))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (valueProps.found) {
            if (!isMap4 && !props.found && ctx.options.strict) {
              if (sep)
                for (const st of sep) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              if (props.start < valueProps.found.offset - 1024)
                onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else if (value) {
            if ("source" in value && value.source?.[0] === ":")
              onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
            else
              onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock(value))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          if (isMap4) {
            const map = coll;
            if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
              onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
            map.items.push(pair);
          } else {
            const map = new YAMLMap.YAMLMap(ctx.schema);
            map.flow = true;
            map.items.push(pair);
            const endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]];
            coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      const expectedEnd = isMap4 ? "}" : "]";
      const [ce, ...ee] = fc.end;
      let cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        const name3 = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot ? `${name3} must end with a ${expectedEnd}` : `${name3} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
        if (ce && ce.source.length !== 1)
          ee.unshift(ce);
      }
      if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
          if (coll.comment)
            coll.comment += "\n" + end.comment;
          else
            coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
      } else {
        coll.range = [fc.offset, cePos, cePos];
      }
      return coll;
    }
    exports.resolveFlowCollection = resolveFlowCollection;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/compose-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveBlockMap = require_resolve_block_map();
    var resolveBlockSeq = require_resolve_block_seq();
    var resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token, onError, tagName, tag) {
      const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
      const Coll = coll.constructor;
      if (tagName === "!" || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
      }
      if (tagName)
        coll.tag = tagName;
      return coll;
    }
    function composeCollection(CN, ctx, token, props, onError) {
      const tagToken = props.tag;
      const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
      if (token.type === "block-seq") {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
          const message = "Missing newline after block sequence props";
          onError(lastProp, "MISSING_CHAR", message);
        }
      }
      const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") {
        return resolveCollection(CN, ctx, token, onError, tagName);
      }
      let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
          ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
          tag = kt;
        } else {
          if (kt) {
            onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
          } else {
            onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
          }
          return resolveCollection(CN, ctx, token, onError, tagName);
        }
      }
      const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
      const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
      const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
      node.range = coll.range;
      node.tag = tagName;
      if (tag?.format)
        node.format = tag.format;
      return node;
    }
    exports.composeCollection = composeCollection;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      const start = scalar.offset;
      const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header)
        return { value: "", type: null, comment: "", range: [start, start, start] };
      const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
      const lines = scalar.source ? splitLines(scalar.source) : [];
      let chompStart = lines.length;
      for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === "" || content === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        const value2 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
        let end2 = start + header.length;
        if (scalar.source)
          end2 += scalar.source.length;
        return { value: value2, type, comment: header.comment, range: [start, end2, end2] };
      }
      let trimIndent = scalar.indent + header.indent;
      let offset = scalar.offset + header.length;
      let contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === "" || content === "\r") {
          if (header.indent === 0 && indent.length > trimIndent)
            trimIndent = indent.length;
        } else {
          if (indent.length < trimIndent) {
            const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
            onError(offset + indent.length, "MISSING_CHAR", message);
          }
          if (header.indent === 0)
            trimIndent = indent.length;
          contentStart = i;
          if (trimIndent === 0 && !ctx.atRoot) {
            const message = "Block scalar values in collections must be indented";
            onError(offset, "BAD_INDENT", message);
          }
          break;
        }
        offset += indent.length + content.length + 1;
      }
      for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
          chompStart = i + 1;
      }
      let value = "";
      let sep = "";
      let prevMoreIndented = false;
      for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + "\n";
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === "\r";
        if (crlf)
          content = content.slice(0, -1);
        if (content && indent.length < trimIndent) {
          const src = header.indent ? "explicit indentation indicator" : "first line";
          const message = `Block scalar lines must not be less indented than their ${src}`;
          onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
          indent = "";
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
          value += sep + indent.slice(trimIndent) + content;
          sep = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep === " ")
            sep = "\n";
          else if (!prevMoreIndented && sep === "\n")
            sep = "\n\n";
          value += sep + indent.slice(trimIndent) + content;
          sep = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep === "\n")
            value += "\n";
          else
            sep = "\n";
        } else {
          value += sep + content;
          sep = " ";
          prevMoreIndented = false;
        }
      }
      switch (header.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines.length; ++i)
            value += "\n" + lines[i][0].slice(trimIndent);
          if (value[value.length - 1] !== "\n")
            value += "\n";
          break;
        default:
          value += "\n";
      }
      const end = start + header.length + scalar.source.length;
      return { value, type, comment: header.comment, range: [start, end, end] };
    }
    function parseBlockScalarHeader({ offset, props }, strict2, onError) {
      if (props[0].type !== "block-scalar-header") {
        onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
        return null;
      }
      const { source } = props[0];
      const mode = source[0];
      let indent = 0;
      let chomp = "";
      let error = -1;
      for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error === -1)
            error = offset + i;
        }
      }
      if (error !== -1)
        onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
      let hasSpace = false;
      let comment = "";
      let length = source.length;
      for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
          case "space":
            hasSpace = true;
          // fallthrough
          case "newline":
            length += token.source.length;
            break;
          case "comment":
            if (strict2 && !hasSpace) {
              const message = "Comments must be separated from other tokens by white space characters";
              onError(token, "MISSING_CHAR", message);
            }
            length += token.source.length;
            comment = token.source.substring(1);
            break;
          case "error":
            onError(token, "UNEXPECTED_TOKEN", token.message);
            length += token.source.length;
            break;
          /* istanbul ignore next should not happen */
          default: {
            const message = `Unexpected token in block scalar header: ${token.type}`;
            onError(token, "UNEXPECTED_TOKEN", message);
            const ts = token.source;
            if (ts && typeof ts === "string")
              length += ts.length;
          }
        }
      }
      return { mode, indent, chomp, comment, length };
    }
    function splitLines(source) {
      const split = source.split(/\n( *)/);
      const first = split[0];
      const m = first.match(/^( *)/);
      const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
      const lines = [line0];
      for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
      return lines;
    }
    exports.resolveBlockScalar = resolveBlockScalar;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict2, onError) {
      const { offset, type, source, end } = scalar;
      let _type;
      let value;
      const _onError = (rel, code2, msg) => onError(offset + rel, code2, msg);
      switch (type) {
        case "scalar":
          _type = Scalar.Scalar.PLAIN;
          value = plainValue(source, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_SINGLE;
          value = singleQuotedValue(source, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_DOUBLE;
          value = doubleQuotedValue(source, _onError);
          break;
        /* istanbul ignore next should not happen */
        default:
          onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
          return {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source.length, offset + source.length]
          };
      }
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, strict2, onError);
      return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
      };
    }
    function plainValue(source, onError) {
      let badChar = "";
      switch (source[0]) {
        /* istanbul ignore next should not happen */
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source[0]}`;
          break;
        }
      }
      if (badChar)
        onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
      return unfoldLines(source);
    }
    function singleQuotedValue(source, onError) {
      if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
      return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
    }
    function unfoldLines(source) {
      const line = /(.*?)\r?\n/sy;
      let match = line.exec(source);
      if (!match)
        return source;
      let trimEnd, trimBoth;
      try {
        trimEnd = new RegExp("(?<![ 	])[ 	]+$");
        trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
      } catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
      }
      let res = match[1].replace(trimEnd, "");
      let sep = " ";
      let pos = line.lastIndex;
      while (match = line.exec(source)) {
        const lm = match[1].replace(trimBoth, "");
        if (lm === "") {
          if (sep === "\n")
            res += sep;
          else
            sep = "\n";
        } else {
          res += sep + lm;
          sep = " ";
        }
        pos = line.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source);
      return res + sep + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source, onError) {
      let res = "";
      for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === "\r" && source[i + 1] === "\n")
          continue;
        if (ch === "\n") {
          const { fold, offset } = foldNewline(source, i);
          res += fold;
          i = offset;
        } else if (ch === "\\") {
          let next = source[++i];
          const cc = escapeCodes[next];
          if (cc)
            res += cc;
          else if (next === "\n") {
            next = source[i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "\r" && source[i + 1] === "\n") {
            next = source[++i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "x" || next === "u" || next === "U") {
            const length = next === "x" ? 2 : next === "u" ? 4 : 8;
            res += parseCharCode(source, i + 1, length, onError);
            i += length;
          } else {
            const raw = source.substr(i - 1, 2);
            onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
            res += raw;
          }
        } else if (ch === " " || ch === "	") {
          const wsStart = i;
          let next = source[i + 1];
          while (next === " " || next === "	")
            next = source[++i + 1];
          if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
            res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        } else {
          res += ch;
        }
      }
      if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
      return res;
    }
    function foldNewline(source, offset) {
      let fold = "";
      let ch = source[offset + 1];
      while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && source[offset + 2] !== "\n")
          break;
        if (ch === "\n")
          fold += "\n";
        offset += 1;
        ch = source[offset + 1];
      }
      if (!fold)
        fold = " ";
      return { fold, offset };
    }
    var escapeCodes = {
      "0": "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: "\n",
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "",
      // Unicode next line
      _: " ",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source, offset, length, onError) {
      const cc = source.substr(offset, length);
      const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
      const code2 = ok ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code2);
      } catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        return raw;
      }
    }
    exports.resolveFlowScalar = resolveFlowScalar;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/compose-scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token, tagToken, onError) {
      const { value, type, comment, range: range2 } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
      const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      let tag;
      if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
      } else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
      else if (token.type === "scalar")
        tag = findScalarTagByTest(ctx, value, token, onError);
      else
        tag = ctx.schema[identity.SCALAR];
      let scalar;
      try {
        const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
      } catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
        scalar = new Scalar.Scalar(value);
      }
      scalar.range = range2;
      scalar.source = value;
      if (type)
        scalar.type = type;
      if (tagName)
        scalar.tag = tagName;
      if (tag.format)
        scalar.format = tag.format;
      if (comment)
        scalar.comment = comment;
      return scalar;
    }
    function findScalarTagByName(schema, value, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema[identity.SCALAR];
      const matchWithTest = [];
      for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
          if (tag.default && tag.test)
            matchWithTest.push(tag);
          else
            return tag;
        }
      }
      for (const tag of matchWithTest)
        if (tag.test?.test(value))
          return tag;
      const kt = schema.knownTags[tagName];
      if (kt && !kt.collection) {
        schema.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema[identity.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
      const tag = schema.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema[identity.SCALAR];
      if (schema.compat) {
        const compat = schema.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
          const ts = directives.tagString(tag.tag);
          const cs = directives.tagString(compat.tag);
          const msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token, "TAG_RESOLVE_FAILED", msg, true);
        }
      }
      return tag;
    }
    exports.composeScalar = composeScalar;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          st = before[++i];
          while (st?.type === "space") {
            offset += st.source.length;
            st = before[++i];
          }
          break;
        }
      }
      return offset;
    }
    exports.emptyScalarPosition = emptyScalarPosition;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/compose-node.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var composeCollection = require_compose_collection();
    var composeScalar = require_compose_scalar();
    var resolveEnd = require_resolve_end();
    var utilEmptyScalarPosition = require_util_empty_scalar_position();
    var CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token, props, onError) {
      const atKey = ctx.atKey;
      const { spaceBefore, comment, anchor, tag } = props;
      let node;
      let isSrcToken = true;
      switch (token.type) {
        case "alias":
          node = composeAlias(ctx, token, onError);
          if (anchor || tag)
            onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node = composeScalar.composeScalar(ctx, token, tag, onError);
          if (anchor)
            node.anchor = anchor.source.substring(1);
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node = composeCollection.composeCollection(CN, ctx, token, props, onError);
            if (anchor)
              node.anchor = anchor.source.substring(1);
          } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            onError(token, "RESOURCE_EXHAUSTION", message);
          }
          break;
        default: {
          const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
          onError(token, "UNEXPECTED_TOKEN", message);
          isSrcToken = false;
        }
      }
      node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
      if (anchor && node.anchor === "")
        onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
        const msg = "With stringKeys, all keys must be strings";
        onError(tag ?? token, "NON_STRING_KEY", msg);
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        if (token.type === "scalar" && token.source === "")
          node.comment = comment;
        else
          node.commentBefore = comment;
      }
      if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
      return node;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
      const token = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      };
      const node = composeScalar.composeScalar(ctx, token, tag, onError);
      if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === "")
          onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        node.comment = comment;
        node.range[2] = end;
      }
      return node;
    }
    function composeAlias({ options: options2 }, { offset, source, end }, onError) {
      const alias = new Alias.Alias(source.substring(1));
      if (alias.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias.source.endsWith(":"))
        onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, options2.strict, onError);
      alias.range = [offset, valueEnd, re.offset];
      if (re.comment)
        alias.comment = re.comment;
      return alias;
    }
    exports.composeEmptyNode = composeEmptyNode;
    exports.composeNode = composeNode;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/compose-doc.js"(exports) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options2, directives, { offset, start, value, end }, onError) {
      const opts = Object.assign({ _directives: directives }, options2);
      const doc = new Document.Document(void 0, opts);
      const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      };
      const props = resolveProps.resolveProps(start, {
        indicator: "doc-start",
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
      });
      if (props.found) {
        doc.directives.docStart = true;
        if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
          onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
      }
      doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
      const contentEnd = doc.contents.range[2];
      const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
      if (re.comment)
        doc.comment = re.comment;
      doc.range = [offset, contentEnd, re.offset];
      return doc;
    }
    exports.composeDoc = composeDoc;
  }
});

// ../../../work/main/node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJS({
  "../../../work/main/node_modules/yaml/dist/compose/composer.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var directives = require_directives();
    var Document = require_Document();
    var errors = require_errors();
    var identity = require_identity();
    var composeDoc = require_compose_doc();
    var resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src === "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      const { offset, source } = src;
      return [offset, offset + (typeof source === "string" ? source.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment = "";
      let atComment = false;
      let afterEmptyLine = false;
      for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
          case "#":
            comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
            atComment = true;
            afterEmptyLine = false;
            break;
          case "%":
            if (prelude[i + 1]?.[0] !== "#")
              i += 1;
            atComment = false;
            break;
          default:
            if (!atComment)
              afterEmptyLine = true;
            atComment = false;
        }
      }
      return { comment, afterEmptyLine };
    }
    var Composer = class {
      constructor(options2 = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code2, message, warning) => {
          const pos = getErrorPos(source);
          if (warning)
            this.warnings.push(new errors.YAMLWarning(pos, code2, message));
          else
            this.errors.push(new errors.YAMLParseError(pos, code2, message));
        };
        this.directives = new directives.Directives({ version: options2.version || "1.2" });
        this.options = options2;
      }
      decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment) {
          const dc = doc.contents;
          if (afterDoc) {
            doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
          } else if (afterEmptyLine || doc.directives.docStart || !dc) {
            doc.commentBefore = comment;
          } else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            if (identity.isPair(it))
              it = it.key;
            const cb = it.commentBefore;
            it.commentBefore = cb ? `${comment}
${cb}` : comment;
          } else {
            const cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment}
${cb}` : comment;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else {
          doc.errors = this.errors;
          doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       */
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
          yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. */
      *next(token) {
        if (node_process.env.LOG_STREAM)
          console.dir(token, { depth: null });
        switch (token.type) {
          case "directive":
            this.directives.add(token.source, (offset, message, warning) => {
              const pos = getErrorPos(token);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message, warning);
            });
            this.prelude.push(token.source);
            this.atDirectives = true;
            break;
          case "document": {
            const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
            if (this.atDirectives && !doc.directives.docStart)
              this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
            this.decorate(doc, false);
            if (this.doc)
              yield this.doc;
            this.doc = doc;
            this.atDirectives = false;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token.source);
            break;
          case "error": {
            const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
            const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error);
            else
              this.doc.errors.push(error);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              const msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = true;
            const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
            this.decorate(this.doc, true);
            if (end.comment) {
              const dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
            }
            this.doc.range[2] = end.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
          this.decorate(this.doc, true);
          yield this.doc;
          this.doc = null;
        } else if (forceDoc) {
          const opts = Object.assign({ _directives: this.directives }, this.options);
          const doc = new Document.Document(void 0, opts);
          if (this.atDirectives)
            this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
          doc.range = [0, endOffset, endOffset];
          this.decorate(doc, false);
          yield doc;
        }
      }
    };
    exports.Composer = Composer;
  }
});

// ../../../work/main/node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJS({
  "../../../work/main/node_modules/yaml/dist/parse/cst-scalar.js"(exports) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    var errors = require_errors();
    var stringifyString = require_stringifyString();
    function resolveAsScalar(token, strict2 = true, onError) {
      if (token) {
        const _onError = (pos, code2, message) => {
          const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code2, message);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code2, message);
        };
        switch (token.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token, strict2, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict: strict2 } }, token, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value, context) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end = context.end ?? [
        { type: "newline", offset: -1, indent, source: "\n" }
      ];
      switch (source[0]) {
        case "|":
        case ">": {
          const he = source.indexOf("\n");
          const head2 = source.substring(0, he);
          const body = source.substring(he + 1) + "\n";
          const props = [
            { type: "block-scalar-header", offset, indent, source: head2 }
          ];
          if (!addEndtoBlockProps(props, end))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          return { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source, end };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source, end };
        default:
          return { type: "scalar", offset, indent, source, end };
      }
    }
    function setScalarValue(token, value, context = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
      let indent = "indent" in token ? token.indent : null;
      if (afterKey && typeof indent === "number")
        indent += 2;
      if (!type)
        switch (token.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            const header = token.props[0];
            if (header.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      switch (source[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token, source);
          break;
        case '"':
          setFlowScalarValue(token, source, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token, source, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token, source, "scalar");
      }
    }
    function setBlockScalarValue(token, source) {
      const he = source.indexOf("\n");
      const head2 = source.substring(0, he);
      const body = source.substring(he + 1) + "\n";
      if (token.type === "block-scalar") {
        const header = token.props[0];
        if (header.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header.source = head2;
        token.source = body;
      } else {
        const { offset } = token;
        const indent = "indent" in token ? token.indent : -1;
        const props = [
          { type: "block-scalar-header", offset, indent, source: head2 }
        ];
        if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0))
          props.push({ type: "newline", offset: -1, indent, source: "\n" });
        for (const key of Object.keys(token))
          if (key !== "type" && key !== "offset")
            delete token[key];
        Object.assign(token, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end) {
      if (end)
        for (const st of end)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              props.push(st);
              return true;
          }
      return false;
    }
    function setFlowScalarValue(token, source, type) {
      switch (token.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token.type = type;
          token.source = source;
          break;
        case "block-scalar": {
          const end = token.props.slice(1);
          let oa = source.length;
          if (token.props[0].type === "block-scalar-header")
            oa -= token.props[0].source.length;
          for (const tok of end)
            tok.offset += oa;
          delete token.props;
          Object.assign(token, { type, source, end });
          break;
        }
        case "block-map":
        case "block-seq": {
          const offset = token.offset + source.length;
          const nl = { type: "newline", offset, indent: token.indent, source: "\n" };
          delete token.items;
          Object.assign(token, { type, source, end: [nl] });
          break;
        }
        default: {
          const indent = "indent" in token ? token.indent : -1;
          const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (const key of Object.keys(token))
            if (key !== "type" && key !== "offset")
              delete token[key];
          Object.assign(token, { type, indent, source, end });
        }
      }
    }
    exports.createScalarToken = createScalarToken;
    exports.resolveAsScalar = resolveAsScalar;
    exports.setScalarValue = setScalarValue;
  }
});

// ../../../work/main/node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJS({
  "../../../work/main/node_modules/yaml/dist/parse/cst-stringify.js"(exports) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token) {
      switch (token.type) {
        case "block-scalar": {
          let res = "";
          for (const tok of token.props)
            res += stringifyToken(tok);
          return res + token.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (const item of token.items)
            res += stringifyItem(item);
          return res;
        }
        case "flow-collection": {
          let res = token.start.source;
          for (const item of token.items)
            res += stringifyItem(item);
          for (const st of token.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token);
          if (token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token.source;
          if ("end" in token && token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start, key, sep, value }) {
      let res = "";
      for (const st of start)
        res += st.source;
      if (key)
        res += stringifyToken(key);
      if (sep)
        for (const st of sep)
          res += st.source;
      if (value)
        res += stringifyToken(value);
      return res;
    }
    exports.stringify = stringify;
  }
});

// ../../../work/main/node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJS({
  "../../../work/main/node_modules/yaml/dist/parse/cst-visit.js"(exports) {
    "use strict";
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove item");
    function visit(cst, visitor) {
      if ("type" in cst && cst.type === "document")
        cst = { start: cst.start, value: cst.value };
      _visit(Object.freeze([]), cst, visitor);
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    visit.itemAtPath = (cst, path) => {
      let item = cst;
      for (const [field2, index] of path) {
        const tok = item?.[field2];
        if (tok && "items" in tok) {
          item = tok.items[index];
        } else
          return void 0;
      }
      return item;
    };
    visit.parentCollection = (cst, path) => {
      const parent2 = visit.itemAtPath(cst, path.slice(0, -1));
      const field2 = path[path.length - 1][0];
      const coll = parent2?.[field2];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path, item, visitor) {
      let ctrl = visitor(item, path);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field2 of ["key", "value"]) {
        const token = item[field2];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            const ci = _visit(Object.freeze(path.concat([[field2, i]])), token.items[i], visitor);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              token.items.splice(i, 1);
              i -= 1;
            }
          }
          if (typeof ctrl === "function" && field2 === "key")
            ctrl = ctrl(item, path);
        }
      }
      return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
    }
    exports.visit = visit;
  }
});

// ../../../work/main/node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJS({
  "../../../work/main/node_modules/yaml/dist/parse/cst.js"(exports) {
    "use strict";
    var cstScalar = require_cst_scalar();
    var cstStringify = require_cst_stringify();
    var cstVisit = require_cst_visit();
    var BOM = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection2 = (token) => !!token && "items" in token;
    var isScalar4 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token);
      }
    }
    function tokenType(source) {
      switch (source) {
        case BOM:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case "\n":
        case "\r\n":
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports.createScalarToken = cstScalar.createScalarToken;
    exports.resolveAsScalar = cstScalar.resolveAsScalar;
    exports.setScalarValue = cstScalar.setScalarValue;
    exports.stringify = cstStringify.stringify;
    exports.visit = cstVisit.visit;
    exports.BOM = BOM;
    exports.DOCUMENT = DOCUMENT;
    exports.FLOW_END = FLOW_END;
    exports.SCALAR = SCALAR;
    exports.isCollection = isCollection2;
    exports.isScalar = isScalar4;
    exports.prettyToken = prettyToken;
    exports.tokenType = tokenType;
  }
});

// ../../../work/main/node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJS({
  "../../../work/main/node_modules/yaml/dist/parse/lexer.js"(exports) {
    "use strict";
    var cst = require_cst();
    function isEmpty(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case "\n":
        case "\r":
        case "	":
          return true;
        default:
          return false;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef");
    var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
    var flowIndicatorChars = new Set(",[]{}");
    var invalidAnchorChars = new Set(" ,[]{}\n\r	");
    var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
    var Lexer2 = class {
      constructor() {
        this.atEnd = false;
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        this.buffer = "";
        this.flowKey = false;
        this.flowLevel = 0;
        this.indentNext = 0;
        this.indentValue = 0;
        this.lineEndPos = null;
        this.next = null;
        this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       */
      *lex(source, incomplete = false) {
        if (source) {
          if (typeof source !== "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source : source;
          this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        while (next && (incomplete || this.hasChars(1)))
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === " " || ch === "	")
          ch = this.buffer[++i];
        if (!ch || ch === "#" || ch === "\n")
          return true;
        if (ch === "\r")
          return this.buffer[i + 1] === "\n";
        return false;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          while (ch === " ")
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            const next = this.buffer[indent + offset + 1];
            if (next === "\n" || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          const dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end = this.lineEndPos;
        if (typeof end !== "number" || end !== -1 && end < this.pos) {
          end = this.buffer.indexOf("\n", this.pos);
          this.lineEndPos = end;
        }
        if (end === -1)
          return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === "\r")
          end -= 1;
        return this.buffer.substring(this.pos, end);
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line = this.getLine();
        if (line === null)
          return this.setNext("stream");
        if (line[0] === cst.BOM) {
          yield* this.pushCount(1);
          line = line.substring(1);
        }
        if (line[0] === "%") {
          let dirEnd = line.length;
          let cs = line.indexOf("#");
          while (cs !== -1) {
            const ch = line[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else {
              cs = line.indexOf("#", cs + 1);
            }
          }
          while (true) {
            const ch = line[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
          yield* this.pushCount(line.length - n);
          this.pushNewline();
          return "stream";
        }
        if (this.atLineEnd()) {
          const sp = yield* this.pushSpaces(true);
          yield* this.pushCount(line.length - sp);
          yield* this.pushNewline();
          return "stream";
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
      }
      *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          const s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
          const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
          this.indentNext = this.indentValue + 1;
          this.indentValue += n;
          return "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line[n]) {
          case "#":
            yield* this.pushCount(line.length - n);
          // fallthrough
          case void 0:
            yield* this.pushNewline();
            return yield* this.parseLineStart();
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel = 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            return "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            n += yield* this.parseBlockScalarHeader();
            n += yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - n);
            yield* this.pushNewline();
            return yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
          nl = yield* this.pushNewline();
          if (nl > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
          const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
          if (!atFlowEndMarker) {
            this.flowLevel = 0;
            yield cst.FLOW_END;
            return yield* this.parseLineStart();
          }
        }
        let n = 0;
        while (line[n] === ",") {
          n += yield* this.pushCount(1);
          n += yield* this.pushSpaces(true);
          this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
          case void 0:
            return "flow";
          case "#":
            yield* this.pushCount(line.length - n);
            return "flow";
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel += 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            this.flowKey = true;
            this.flowLevel -= 1;
            return this.flowLevel ? "flow" : "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "flow";
          case '"':
          case "'":
            this.flowKey = true;
            return yield* this.parseQuotedScalar();
          case ":": {
            const next = this.charAt(1);
            if (this.flowKey || isEmpty(next) || next === ",") {
              this.flowKey = false;
              yield* this.pushCount(1);
              yield* this.pushSpaces(true);
              return "flow";
            }
          }
          // fallthrough
          default:
            this.flowKey = false;
            return yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        const quote2 = this.charAt(0);
        let end = this.buffer.indexOf(quote2, this.pos + 1);
        if (quote2 === "'") {
          while (end !== -1 && this.buffer[end + 1] === "'")
            end = this.buffer.indexOf("'", end + 2);
        } else {
          while (end !== -1) {
            let n = 0;
            while (this.buffer[end - 1 - n] === "\\")
              n += 1;
            if (n % 2 === 0)
              break;
            end = this.buffer.indexOf('"', end + 1);
          }
        }
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf("\n", this.pos);
        if (nl !== -1) {
          while (nl !== -1) {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = qb.indexOf("\n", cs);
          }
          if (nl !== -1) {
            end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
          }
        }
        if (end === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
          const ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = true;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl = i2;
              indent = 0;
              break;
            case "\r": {
              const next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === "\n")
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          if (this.blockScalarIndent === -1)
            this.indentNext = indent;
          else {
            this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          }
          do {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = this.buffer.indexOf("\n", cs);
          } while (nl !== -1);
          if (nl === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl = this.buffer.length;
          }
        }
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while (ch = this.buffer[++i]) {
          if (ch === ":") {
            const next = this.buffer[i + 1];
            if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end = i;
          } else if (isEmpty(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r") {
              if (next === "\n") {
                i += 1;
                ch = "\n";
                next = this.buffer[i + 1];
              } else
                end = i;
            }
            if (next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === "\n") {
              const cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end = i;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("plain-scalar");
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? "flow" : "doc";
      }
      *pushCount(n) {
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos += n;
          return n;
        }
        return 0;
      }
      *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
          yield s;
          this.pos += s.length;
          return s.length;
        } else if (allowEmpty)
          yield "";
        return 0;
      }
      *pushIndicators() {
        let n = 0;
        loop: while (true) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag();
              n += yield* this.pushSpaces(true);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar);
              n += yield* this.pushSpaces(true);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              const inFlow = this.flowLevel > 0;
              const ch1 = this.charAt(1);
              if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                if (!inFlow)
                  this.indentNext = this.indentValue + 1;
                else if (this.flowKey)
                  this.flowKey = false;
                n += yield* this.pushCount(1);
                n += yield* this.pushSpaces(true);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2;
          let ch = this.buffer[i];
          while (!isEmpty(ch) && ch !== ">")
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
        } else {
          let i = this.pos + 1;
          let ch = this.buffer[i];
          while (ch) {
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
              ch = this.buffer[i += 3];
            } else
              break;
          }
          return yield* this.pushToIndex(i, false);
        }
      }
      *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === "\n")
          return yield* this.pushCount(1);
        else if (ch === "\r" && this.charAt(1) === "\n")
          return yield* this.pushCount(2);
        else
          return 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
          ch = this.buffer[++i];
        } while (ch === " " || allowTabs && ch === "	");
        const n = i - this.pos;
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos = i;
        }
        return n;
      }
      *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
      }
    };
    exports.Lexer = Lexer2;
  }
});

// ../../../work/main/node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJS({
  "../../../work/main/node_modules/yaml/dist/parse/line-counter.js"(exports) {
    "use strict";
    var LineCounter = class {
      constructor() {
        this.lineStarts = [];
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        this.linePos = (offset) => {
          let low = 0;
          let high = this.lineStarts.length;
          while (low < high) {
            const mid = low + high >> 1;
            if (this.lineStarts[mid] < offset)
              low = mid + 1;
            else
              high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          const start = this.lineStarts[low - 1];
          return { line: low, col: offset - start + 1 };
        };
      }
    };
    exports.LineCounter = LineCounter;
  }
});

// ../../../work/main/node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJS({
  "../../../work/main/node_modules/yaml/dist/parse/parser.js"(exports) {
    "use strict";
    var node_process = __require("process");
    var cst = require_cst();
    var lexer = require_lexer();
    function includesToken(list3, type) {
      for (let i = 0; i < list3.length; ++i)
        if (list3[i].type === type)
          return true;
      return false;
    }
    function findNonEmptyIndex(list3) {
      for (let i = 0; i < list3.length; ++i) {
        switch (list3[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      }
      return -1;
    }
    function isFlowToken(token) {
      switch (token?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return true;
        default:
          return false;
      }
    }
    function getPrevProps(parent2) {
      switch (parent2.type) {
        case "document":
          return parent2.start;
        case "block-map": {
          const it = parent2.items[parent2.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent2.items[parent2.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: while (--i >= 0) {
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      }
      while (prev[++i]?.type === "space") {
      }
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target, source) {
      if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
      else
        for (let i = 0; i < source.length; ++i)
          target.push(source[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start") {
        for (const it of fc.items) {
          if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
            if (it.key)
              it.value = it.key;
            delete it.key;
            if (isFlowToken(it.value)) {
              if (it.value.end)
                arrayPushArray(it.value.end, it.sep);
              else
                it.value.end = it.sep;
            } else
              arrayPushArray(it.start, it.sep);
            delete it.sep;
          }
        }
      }
    }
    var Parser = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       */
      constructor(onNewLine) {
        this.atNewLine = true;
        this.atScalar = false;
        this.indent = 0;
        this.offset = 0;
        this.onKeyLine = false;
        this.stack = [];
        this.source = "";
        this.type = "";
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       */
      *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
          this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
          yield* this.next(lexeme);
        if (!incomplete)
          yield* this.end();
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       */
      *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
          console.log("|", cst.prettyToken(source));
        if (this.atScalar) {
          this.atScalar = false;
          yield* this.step();
          this.offset += source.length;
          return;
        }
        const type = cst.tokenType(source);
        if (!type) {
          const message = `Not a YAML token: ${source}`;
          yield* this.pop({ type: "error", offset: this.offset, message, source });
          this.offset += source.length;
        } else if (type === "scalar") {
          this.atNewLine = false;
          this.atScalar = true;
          this.type = "scalar";
        } else {
          this.type = type;
          yield* this.step();
          switch (type) {
            case "newline":
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine)
                this.onNewLine(this.offset + source.length);
              break;
            case "space":
              if (this.atNewLine && source[0] === " ")
                this.indent += source.length;
              break;
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
              if (this.atNewLine)
                this.indent += source.length;
              break;
            case "doc-mode":
            case "flow-error-end":
              return;
            default:
              this.atNewLine = false;
          }
          this.offset += source.length;
        }
      }
      /** Call at end of input to push out any remaining constructions */
      *end() {
        while (this.stack.length > 0)
          yield* this.pop();
      }
      get sourceToken() {
        const st = {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
        return st;
      }
      *step() {
        const top2 = this.peek(1);
        if (this.type === "doc-end" && top2?.type !== "doc-end") {
          while (this.stack.length > 0)
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top2)
          return yield* this.stream();
        switch (top2.type) {
          case "document":
            return yield* this.document(top2);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top2);
          case "block-scalar":
            return yield* this.blockScalar(top2);
          case "block-map":
            return yield* this.blockMap(top2);
          case "block-seq":
            return yield* this.blockSequence(top2);
          case "flow-collection":
            return yield* this.flowCollection(top2);
          case "doc-end":
            return yield* this.documentEnd(top2);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error) {
        const token = error ?? this.stack.pop();
        if (!token) {
          const message = "Tried to pop an empty stack";
          yield { type: "error", offset: this.offset, source: "", message };
        } else if (this.stack.length === 0) {
          yield token;
        } else {
          const top2 = this.peek(1);
          if (token.type === "block-scalar") {
            token.indent = "indent" in top2 ? top2.indent : 0;
          } else if (token.type === "flow-collection" && top2.type === "document") {
            token.indent = 0;
          }
          if (token.type === "flow-collection")
            fixFlowSeqItems(token);
          switch (top2.type) {
            case "document":
              top2.value = token;
              break;
            case "block-scalar":
              top2.props.push(token);
              break;
            case "block-map": {
              const it = top2.items[top2.items.length - 1];
              if (it.value) {
                top2.items.push({ start: [], key: token, sep: [] });
                this.onKeyLine = true;
                return;
              } else if (it.sep) {
                it.value = token;
              } else {
                Object.assign(it, { key: token, sep: [] });
                this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              const it = top2.items[top2.items.length - 1];
              if (it.value)
                top2.items.push({ start: [], value: token });
              else
                it.value = token;
              break;
            }
            case "flow-collection": {
              const it = top2.items[top2.items.length - 1];
              if (!it || it.value)
                top2.items.push({ start: [], key: token, sep: [] });
              else if (it.sep)
                it.value = token;
              else
                Object.assign(it, { key: token, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop();
              yield* this.pop(token);
          }
          if ((top2.type === "document" || top2.type === "block-map" || top2.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
            const last = token.items[token.items.length - 1];
            if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
              if (top2.type === "document")
                top2.end = last.start;
              else
                top2.items.push({ start: last.start });
              token.items.splice(-1, 1);
            }
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            const doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            if (this.type === "doc-start")
              doc.start.push(this.sourceToken);
            this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            if (findNonEmptyIndex(doc.start) !== -1) {
              yield* this.pop();
              yield* this.step();
            } else
              doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
          this.stack.push(bv);
        else {
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML document`,
            source: this.source
          };
        }
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          const prev = getPrevProps(this.peek(2));
          const start = getFirstKeyStartProps(prev);
          let sep;
          if (scalar.end) {
            sep = scalar.end;
            sep.push(this.sourceToken);
            delete scalar.end;
          } else
            sep = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start, key: scalar, sep }]
          };
          this.onKeyLine = true;
          this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            scalar.source = this.source;
            this.atNewLine = true;
            this.indent = 0;
            if (this.onNewLine) {
              let nl = this.source.indexOf("\n") + 1;
              while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf("\n", nl) + 1;
              }
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen */
          default:
            yield* this.pop();
            yield* this.step();
        }
      }
      *blockMap(map) {
        const it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            this.onKeyLine = false;
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              it.start.push(this.sourceToken);
            }
            return;
          case "space":
          case "comment":
            if (it.value) {
              map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              if (this.atIndentedComment(it.start, map.indent)) {
                const prev = map.items[map.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          const atMapIndent = !this.onKeyLine && this.indent === map.indent;
          const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
          let start = [];
          if (atNextItem && it.sep && !it.value) {
            const nl = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl.length = 0;
                  break;
                default:
                  nl.length = 0;
              }
            }
            if (nl.length >= 2)
              start = it.sep.splice(nl[1]);
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start });
                this.onKeyLine = true;
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "explicit-key-ind":
              if (!it.sep && !it.explicitKey) {
                it.start.push(this.sourceToken);
                it.explicitKey = true;
              } else if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start, explicitKey: true });
              } else {
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [this.sourceToken], explicitKey: true }]
                });
              }
              this.onKeyLine = true;
              return;
            case "map-value-ind":
              if (it.explicitKey) {
                if (!it.sep) {
                  if (includesToken(it.start, "newline")) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else {
                    const start2 = getFirstKeyStartProps(it.start);
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  }
                } else if (it.value) {
                  map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                  });
                } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                  const start2 = getFirstKeyStartProps(it.start);
                  const key = it.key;
                  const sep = it.sep;
                  sep.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key, sep }]
                  });
                } else if (start.length > 0) {
                  it.sep = it.sep.concat(start, this.sourceToken);
                } else {
                  it.sep.push(this.sourceToken);
                }
              } else {
                if (!it.sep) {
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                } else if (it.value || atNextItem) {
                  map.items.push({ start, key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [], key: null, sep: [this.sourceToken] }]
                  });
                } else {
                  it.sep.push(this.sourceToken);
                }
              }
              this.onKeyLine = true;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (atNextItem || it.value) {
                map.items.push({ start, key: fs, sep: [] });
                this.onKeyLine = true;
              } else if (it.sep) {
                this.stack.push(fs);
              } else {
                Object.assign(it, { key: fs, sep: [] });
                this.onKeyLine = true;
              }
              return;
            }
            default: {
              const bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else if (atMapIndent) {
                  map.items.push({ start });
                }
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                const prev = seq.items[seq.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            if (it.value || includesToken(it.start, "seq-item-ind"))
              seq.items.push({ start: [this.sourceToken] });
            else
              it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          const bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top2;
          do {
            yield* this.pop();
            top2 = this.peek(1);
          } while (top2?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              if (!it || it.sep)
                fc.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              if (!it || it.value)
                fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              if (!it || it.value)
                fc.items.push({ start: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (!it || it.value)
                fc.items.push({ start: [], key: fs, sep: [] });
              else if (it.sep)
                this.stack.push(fs);
              else
                Object.assign(it, { key: fs, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(fc);
          if (bv)
            this.stack.push(bv);
          else {
            yield* this.pop();
            yield* this.step();
          }
        } else {
          const parent2 = this.peek(2);
          if (parent2.type === "block-map" && (this.type === "map-value-ind" && parent2.indent === fc.indent || this.type === "newline" && !parent2.items[parent2.items.length - 1].sep)) {
            yield* this.pop();
            yield* this.step();
          } else if (this.type === "map-value-ind" && parent2.type !== "flow-collection") {
            const prev = getPrevProps(parent2);
            const start = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            const sep = fc.end.splice(1, fc.end.length);
            sep.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start, key: fc, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else {
            yield* this.lineEnd(fc);
          }
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
          }
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent2) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent2);
            const start = getFirstKeyStartProps(prev);
            start.push(this.sourceToken);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, explicitKey: true }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent2);
            const start = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start, indent) {
        if (this.type !== "comment")
          return false;
        if (this.indent <= indent)
          return false;
        return start.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        if (this.type !== "doc-mode") {
          if (docEnd.end)
            docEnd.end.push(this.sourceToken);
          else
            docEnd.end = [this.sourceToken];
          if (this.type === "newline")
            yield* this.pop();
        }
      }
      *lineEnd(token) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop();
            yield* this.step();
            break;
          case "newline":
            this.onKeyLine = false;
          // fallthrough
          case "space":
          case "comment":
          default:
            if (token.end)
              token.end.push(this.sourceToken);
            else
              token.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
        }
      }
    };
    exports.Parser = Parser;
  }
});

// ../../../work/main/node_modules/yaml/dist/public-api.js
var require_public_api = __commonJS({
  "../../../work/main/node_modules/yaml/dist/public-api.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log2 = require_log();
    var identity = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options2) {
      const prettyErrors = options2.prettyErrors !== false;
      const lineCounter$1 = options2.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments(source, options2 = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options2);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options2);
      const docs = Array.from(composer$1.compose(parser$1.parse(source)));
      if (prettyErrors && lineCounter2)
        for (const doc of docs) {
          doc.errors.forEach(errors.prettifyError(source, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
        }
      if (docs.length > 0)
        return docs;
      return Object.assign([], { empty: true }, composer$1.streamInfo());
    }
    function parseDocument2(source, options2 = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options2);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options2);
      let doc = null;
      for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      }
      if (prettyErrors && lineCounter2) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter2));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
      }
      return doc;
    }
    function parse2(src, reviver, options2) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options2 === void 0 && reviver && typeof reviver === "object") {
        options2 = reviver;
      }
      const doc = parseDocument2(src, options2);
      if (!doc)
        return null;
      doc.warnings.forEach((warning) => log2.warn(doc.options.logLevel, warning));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options2));
    }
    function stringify(value, replacer, options2) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options2 === void 0 && replacer) {
        options2 = replacer;
      }
      if (typeof options2 === "string")
        options2 = options2.length;
      if (typeof options2 === "number") {
        const indent = Math.round(options2);
        options2 = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value === void 0) {
        const { keepUndefined } = options2 ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity.isDocument(value) && !_replacer)
        return value.toString(options2);
      return new Document.Document(value, _replacer, options2).toString(options2);
    }
    exports.parse = parse2;
    exports.parseAllDocuments = parseAllDocuments;
    exports.parseDocument = parseDocument2;
    exports.stringify = stringify;
  }
});

// ../../../work/main/node_modules/yaml/dist/index.js
var require_dist = __commonJS({
  "../../../work/main/node_modules/yaml/dist/index.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var Schema = require_Schema();
    var errors = require_errors();
    var Alias = require_Alias();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var cst = require_cst();
    var lexer = require_lexer();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    var publicApi = require_public_api();
    var visit = require_visit();
    exports.Composer = composer.Composer;
    exports.Document = Document.Document;
    exports.Schema = Schema.Schema;
    exports.YAMLError = errors.YAMLError;
    exports.YAMLParseError = errors.YAMLParseError;
    exports.YAMLWarning = errors.YAMLWarning;
    exports.Alias = Alias.Alias;
    exports.isAlias = identity.isAlias;
    exports.isCollection = identity.isCollection;
    exports.isDocument = identity.isDocument;
    exports.isMap = identity.isMap;
    exports.isNode = identity.isNode;
    exports.isPair = identity.isPair;
    exports.isScalar = identity.isScalar;
    exports.isSeq = identity.isSeq;
    exports.Pair = Pair.Pair;
    exports.Scalar = Scalar.Scalar;
    exports.YAMLMap = YAMLMap.YAMLMap;
    exports.YAMLSeq = YAMLSeq.YAMLSeq;
    exports.CST = cst;
    exports.Lexer = lexer.Lexer;
    exports.LineCounter = lineCounter.LineCounter;
    exports.Parser = parser.Parser;
    exports.parse = publicApi.parse;
    exports.parseAllDocuments = publicApi.parseAllDocuments;
    exports.parseDocument = publicApi.parseDocument;
    exports.stringify = publicApi.stringify;
    exports.visit = visit.visit;
    exports.visitAsync = visit.visitAsync;
  }
});

// src/commands/terminal.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { resolve as resolve5 } from "node:path";
import { fileURLToPath } from "node:url";

// src/problems/failure.ts
var Failure = class extends Error {
  name = "Failure";
  /** Stable kebab-case identifier, e.g. `lake-missing`; it is `error.kind` in JSON. */
  kind;
  /** What to do. */
  hint;
  constructor(kind, message, options2 = {}) {
    super(message, options2.cause === void 0 ? void 0 : { cause: options2.cause });
    this.kind = kind;
    this.hint = options2.hint;
  }
};

// src/commands/arguments.ts
import { parseArgs } from "node:util";

// src/commands/manual.ts
var options = [
  { name: "base", value: "REF", text: "Branch or commit that this one would be merged into." },
  { name: "config", value: "GLOB", text: "flywheel.yaml files to read (default **/flywheel.yaml)." },
  { name: "detailed-exitcode", value: null, text: "Exit 2 when there are changes, 0 when there are none." },
  { name: "directory", value: "DIR", text: "Work in this directory instead of the present one." },
  { name: "flywheel", value: "NAME", text: "Only this flywheel, when the repository has several." },
  { name: "force", value: null, text: "Overwrite files that are there." },
  { name: "host", value: "ADDRESS", text: "Listen on this address (default 127.0.0.1: this machine alone)." },
  { name: "json", value: null, text: "Print one JSON object on standard output (docs/json.md)." },
  { name: "lake", value: "DIR", text: "Directory that holds what the service has; it is made when it is not there." },
  { name: "model", value: "VERSION", text: "Ask this version instead of the one that serves." },
  { name: "port", value: "N", text: "Listen on this port (default 0: a free one)." },
  { name: "reason", value: "TEXT", text: "Why; it stands in the log." },
  { name: "region", value: "REGION", text: "Part of every ARN (default us-east-1)." },
  { name: "state-seconds", value: "S", text: "Let CREATING, TRAINING and the like last this long at least (default 0)." },
  { name: "version", value: null, text: "Print the version." },
  { name: "wait", value: "SECONDS", text: "How long to wait while the service is busy (default: until it is done)." }
];
var everywhere = ["config", "directory", "json"];
var entries = [
  {
    name: "demo",
    usage: "flywheel demo",
    summary: "The whole story on the example, in a temporary directory",
    text: "Plays a first model, a pull request that improves it, a pull request with bad labels that is stopped, and a rollback. Needs Git and nothing else.",
    options: ["json"]
  },
  {
    name: "init",
    usage: "flywheel init [DIR]",
    summary: "Write flywheel.yaml and the GitHub workflow for the data found here",
    text: "Looks for files of labelled text (CSV, TSV, JSON lines), tells train from test by their names, and writes the shortest flywheel.yaml that fits, with a workflow. Nothing is overwritten without --force.",
    options: ["directory", "force", "json"],
    words: 1
  },
  {
    name: "check",
    usage: "flywheel check",
    summary: "Check flywheel.yaml and the data, offline",
    text: "Reads the files as they stand on the disk. Every problem is reported at once, with file, line and column. Exit 1 when there is an error.",
    options: everywhere
  },
  {
    name: "plan",
    usage: "flywheel plan",
    summary: "Show what apply would do",
    text: "Checks, looks at what is there, and prints the changes: + adds, ~ changes, ± replaces, ? decides. Writes nothing.",
    options: ["detailed-exitcode", ...everywhere]
  },
  {
    name: "preview",
    usage: "flywheel preview --base REF",
    summary: "Train what merging HEAD would give, and judge it",
    text: "Merges HEAD into REF without touching your files, trains on the result, scores it against the model in production and prints the verdict: PROMOTE, HOLD, REJECT or NOT_COMPARABLE. Exit 1 for REJECT. Policy comes from REF. Changes that are not committed are not seen.",
    options: ["base", ...everywhere]
  },
  {
    name: "apply",
    usage: "flywheel apply",
    summary: "Bring the flywheel to what the default branch says",
    text: "Ingests new documents, trains, judges, promotes and binds the endpoint, until nothing is left. Acts only on the tip of the default branch; anywhere else it ends `superseded` and writes nothing. Safe to stop and to run again. Exit 3 while the service still trains.",
    options: ["wait", ...everywhere]
  },
  {
    name: "retrain",
    usage: "flywheel retrain [--flywheel NAME] [--reason TEXT]",
    summary: "Make a new attempt at the same documents",
    text: "After a failed training, to adopt a new learning version, or to confirm that many documents were removed on purpose.",
    options: ["flywheel", "reason", "wait", ...everywhere]
  },
  {
    name: "promote",
    usage: "flywheel promote VERSION [--reason TEXT]",
    summary: "Make a trained version serve, whatever its verdict says",
    text: "VERSION is the first digits of a model key, as status shows. Who and why stand in the log.",
    options: ["flywheel", "reason", "wait", ...everywhere],
    words: 1
  },
  {
    name: "rollback",
    usage: "flywheel rollback [VERSION]",
    summary: "Pin an earlier version in flywheel.yaml",
    text: "Writes `pin:` and keeps every comment; without VERSION it is the version before the present one. Commit and merge the file: the pinned version serves until the pin is removed, and the one it replaced is not promoted again by itself.",
    options: ["flywheel", ...everywhere],
    words: 1
  },
  {
    name: "status",
    usage: "flywheel status",
    summary: "Active model, iterations, endpoint, conditions",
    text: "Two answers apart: synced (as Git asks) and healthy (good enough to serve).",
    options: everywhere
  },
  {
    name: "log",
    usage: "flywheel log",
    summary: "Who promoted which model, when and why",
    text: "Newest first: commit, documents, model, verdict, who.",
    options: everywhere
  },
  {
    name: "predict",
    usage: "flywheel predict TEXT… (or lines on standard input)",
    summary: "Classify texts with the model that serves",
    text: "Prints the leading labels with their confidence.",
    options: ["flywheel", "model", ...everywhere],
    words: Number.POSITIVE_INFINITY
  },
  {
    name: "serve",
    usage: "flywheel serve --lake DIR --port N",
    summary: "The embedded engine over HTTP, as Amazon Comprehend",
    text: "Point any AWS SDK, the AWS CLI or boto3 at the printed url, with any credentials: custom classification and flywheels work as in the cloud, quotas and refusals included, and training is real (docs/serve.md). One JSON line on standard output says url and lake; the log is on standard error. Stop it with Ctrl-C: what it was doing is finished by the next one on the same lake.",
    options: ["directory", "host", "json", "lake", "port", "region", "state-seconds"]
  }
];
var commandNames = entries.map((entry) => entry.name);
function accepted(command) {
  const { options: own2, words: words2 = 0 } = entries.find((each) => each.name === command);
  return { options: own2, words: words2 };
}
function overview() {
  const width = Math.max(...commandNames.map((name3) => name3.length)) + 2;
  const lines = entries.map((entry) => `  ${entry.name.padEnd(width)}${entry.summary}`);
  return `flywheel: GitOps for text models

Labelled text and a flywheel.yaml live in Git. Pull requests are previewed, merging promotes the better model.

${lines.join("\n")}

Begin with \`flywheel demo\`, then \`flywheel init\` in your own repository. \`flywheel help COMMAND\` explains one.
Exit codes: 0 done · 1 problems, REJECT, refusal or failure · 2 changes (--detailed-exitcode) · 3 still training · 70 a bug
`;
}
function page(command) {
  const entry = entries.find((each) => each.name === command);
  if (entry === void 0) return overview();
  const own2 = options.filter((option) => entry.options.includes(option.name));
  const lines = own2.map(({ name: name3, value, text: text3 }) => `  ${`--${name3}${value === null ? "" : ` ${value}`}`.padEnd(22)}${text3}`);
  return `${entry.usage}

${entry.summary}. ${entry.text}

${lines.join("\n")}
`;
}

// src/commands/arguments.ts
function parseArguments(argv2) {
  const { values: values2, positionals } = parsed(argv2);
  const [command, ...words2] = positionals;
  if (command === void 0) return { command: "help", words: [], options: values2 };
  if (command !== "help" && !commandNames.includes(command))
    throw new Failure("unknown-command", `There is no command ${command}.`, {
      hint: `Commands: ${commandNames.join(", ")}. \`flywheel help COMMAND\` explains one.`
    });
  if (command !== "help" && values2.help !== true && values2.version !== true) requireAccepted(command, words2, values2);
  return { command, words: words2, options: values2 };
}
function requireAccepted(command, words2, values2) {
  const takes = accepted(command);
  const hint = `It takes ${takes.options.map((name3) => `--${name3}`).join(", ")}. \`flywheel help ${command}\` explains them.`;
  const option = Object.keys(values2).find((name3) => !takes.options.includes(name3));
  if (option !== void 0) throw new Failure("unknown-option", `flywheel ${command} has no option --${option}.`, { hint });
  if (words2.length > takes.words)
    throw new Failure("unknown-argument", `flywheel ${command} does not know what to do with ${JSON.stringify(words2[takes.words])}.`, {
      hint
    });
}
function parsed(argv2) {
  try {
    const options2 = Object.fromEntries(
      options.map(({ name: name3, value }) => [name3, { type: value === null ? "boolean" : "string" }])
    );
    const { values: values2, positionals } = parseArgs({
      args: [...argv2],
      options: { ...options2, help: { type: "boolean", short: "h" } },
      allowPositionals: true
    });
    return { values: values2, positionals };
  } catch (error) {
    const message = error instanceof Error ? error.message.split(". ")[0] : String(error);
    throw new Failure("unknown-option", `${message}.`, {
      hint: `Options: ${options.map(({ name: name3 }) => `--${name3}`).join(", ")}. \`flywheel help COMMAND\` explains them.`
    });
  }
}
function waitSeconds(text3, otherwise) {
  if (text3 === void 0 || text3 === "") return otherwise;
  if (/^\d{1,6}$/.test(text3)) return Number(text3);
  throw new Failure("invalid-wait", `wait is "${text3}"; it is a number of seconds, 0 to start and leave.`);
}

// src/report/json.ts
function jsonValue(report) {
  const only = report.flywheels.length === 1 ? report.flywheels[0] : {};
  const { schemaVersion, command, flywheels, orphaned, error } = report;
  return {
    ...only,
    schemaVersion,
    command,
    flywheels,
    ...orphaned === void 0 ? {} : { orphaned },
    ...error === void 0 ? {} : { error }
  };
}
var jsonText = (report) => `${JSON.stringify(jsonValue(report), null, 2)}
`;

// src/problems/problem.ts
function byPosition(a, b) {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule) || compare(a.message, b.message);
}
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
var isError = (problem) => problem.severity === "error";

// src/problems/visible.ts
var hidden = new RegExp("\\p{Cc}|\\p{Cf}|\\p{Cs}|\\p{Zl}|\\p{Zp}|\\u034f|\\u115f|\\u1160|\\u17b4|\\u17b5|[\\u180b-\\u180f]|\\u3164|\\uffa0|[\\u{e0000}-\\u{e0fff}]", "gu");
var short = { "	": "\\t", "\n": "\\n", "\r": "\\r" };
function visible(text3) {
  return text3.replace(hidden, (character) => short[character] ?? `\\u{${character.codePointAt(0).toString(16)}}`);
}
var wide = /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
var combining = /[\p{Mn}\p{Me}]/u;
function columns(text3) {
  let total = 0;
  for (const character of text3) total += combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return total;
}

// src/problems/print.ts
var sourceColumns = 100;
var tab = "→   ";
var paint = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };
function printProblems(problems, options2) {
  if (problems.length === 0) return "";
  const painted2 = (style, text3) => options2.color ? `\x1B[${paint[style]}m${text3}\x1B[0m` : text3;
  return `${[...problems.map((problem) => printProblem(problem, painted2)), count(problems, painted2)].join("\n\n")}
`;
}
function printProblem(problem, painted2) {
  const place3 = `${visible(problem.file)}:${problem.line}:${problem.column}:`;
  const severity2 = painted2(severityPaint[problem.severity], `${problem.severity}:`);
  const head2 = `${painted2("bold", place3)} ${severity2} ${visible(problem.message)} ${painted2("dim", `[${problem.rule}]`)}`;
  const number = ` ${problem.line} `;
  const margin = painted2("dim", `${" ".repeat(number.length)}| `);
  const lines = [head2];
  if (problem.source !== void 0) {
    const { text: text3, caret } = excerpt(problem.source, problem.column);
    lines.push(`${painted2("dim", `${number}| `)}${text3}`, `${margin}${" ".repeat(caret)}${painted2("green", "^")}`);
  }
  if (problem.hint !== void 0) lines.push(`${painted2("dim", `${" ".repeat(number.length)}= `)}${visible(problem.hint)}`);
  return lines.join("\n");
}
var severityPaint = { error: "red", warning: "yellow", notice: "cyan" };
function excerpt(source, column) {
  const characters = Array.from(source);
  const shown3 = characters.map((character) => character === "	" ? tab : visible(character));
  let at3 = 0;
  for (let units = 1; at3 < characters.length && units + characters[at3].length <= column; at3++) units += characters[at3].length;
  const [start, end] = window(shown3.map(columns), at3);
  const before = `${start > 0 ? "…" : ""}${shown3.slice(start, at3).join("")}`;
  return { text: `${before}${shown3.slice(at3, end).join("")}${end < shown3.length ? "…" : ""}`.trimEnd(), caret: columns(before) };
}
function window(widths, at3) {
  let start = at3;
  let end = at3;
  let total = 0;
  const fits = (index, room) => index >= 0 && index < widths.length && total + widths[index] <= room;
  while (fits(end, sourceColumns / 2)) total += widths[end++];
  while (fits(start - 1, sourceColumns)) total += widths[--start];
  while (fits(end, sourceColumns)) total += widths[end++];
  return [start, end];
}
function count(problems, painted2) {
  const errors = problems.filter(isError).length;
  const warnings = problems.filter(({ severity: severity2 }) => severity2 === "warning").length;
  const notices = problems.length - errors - warnings;
  const parts = [amount(errors, "error"), amount(warnings, "warning"), amount(notices, "notice")].filter((part) => part !== null);
  const files = [...new Set(problems.map(({ file }) => file))];
  const where = files.length === 1 ? visible(files[0]) : `${files.length} files`;
  return painted2(errors > 0 ? "red" : "yellow", `${parts.join(", ")} in ${where}`);
}
var amount = (number, what) => number === 0 ? null : `${number} ${what}${number === 1 ? "" : "s"}`;

// src/report/numbers.ts
var rate = (value) => value.toFixed(3).replace("-", "−");
function change(difference2) {
  const text3 = Math.abs(difference2).toFixed(3);
  return text3 === "0.000" ? text3 : `${difference2 < 0 ? "−" : "+"}${text3}`;
}
var range = ([low, high]) => `${change(low)}…${change(high)}`;
var probability = (value) => value < 1e-3 ? "< 0.001" : `= ${value.toFixed(3)}`;
var percent = (share3) => `${Number((share3 * 100).toFixed(1))} %`;
var count2 = (number, noun, plural2 = `${noun}s`) => `${thousands(number)} ${number === 1 ? noun : plural2}`;
var thousands = (number) => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

// src/report/situation.ts
function situationOf(flywheel) {
  if (flywheel.status === "refused" && flywheel.ok) return "refused";
  if (flywheel.status === "failed" || flywheel.error !== void 0 && flywheel.ok) return "failed";
  if (!flywheel.ok) return "problems";
  switch (flywheel.status) {
    case "superseded":
    case "suspended":
      return flywheel.status;
    case "training":
    case "scoring":
      return "training";
    default:
      return flywheel.status === void 0 || isPreview(flywheel) ? looked(flywheel) : afterApply(flywheel);
  }
}
var isPreview = (flywheel) => flywheel.comparedTo !== void 0;
function looked(flywheel) {
  if (isPreview(flywheel) && flywheel.verdict != null) return "judged";
  if (flywheel.changes === void 0) return flywheel.changed === true ? "pinned" : "checked";
  return flywheel.changes.length > 0 ? "planned" : "unchanged";
}
function afterApply(flywheel) {
  if (flywheel.changes?.some(({ kind }) => kind === "promote" || kind === "adopt")) return "applied";
  const decision = decisionOf(flywheel);
  if (decision !== null && (decision !== "PROMOTE" || waitsForSomebody(flywheel))) return "kept";
  return decision === "PROMOTE" || flywheel.changed === true ? "applied" : "unchanged";
}
var waitsForSomebody = (flywheel) => flywheel.policy?.approval === "manual" ? flywheel.candidateModel != null && flywheel.candidateModel !== flywheel.activeModel : condition(flywheel, "Pinned") !== null && flywheel.candidateModel !== flywheel.activeModel;
var severity = { PROMOTE: 0, HOLD: 1, NOT_COMPARABLE: 2, REJECT: 3 };
function decisionOf(flywheel) {
  const decisions = [flywheel.verdict, flywheel.verdictAfterMerge].flatMap((verdict) => verdict ? [verdict.decision] : []);
  return decisions.sort((a, b) => severity[b] - severity[a])[0] ?? null;
}
var condition = (flywheel, type) => flywheel.conditions?.find((one) => one.type === type && one.status === "True") ?? null;
function isFailing(flywheel) {
  const situation2 = situationOf(flywheel);
  if (situation2 === "judged") return decisionOf(flywheel) === "REJECT" || flywheel.problems.some(isError);
  return situation2 === "failed" || situation2 === "problems" || situation2 === "refused";
}

// src/report/headline.ts
function headline(flywheel) {
  const situation2 = situationOf(flywheel);
  return { situation: situation2, ...told[situation2](flywheel) };
}
var told = {
  failed: ({ error }) => ({
    title: "failed",
    sentences: [error?.message ?? "The run failed.", ...error?.hint ? [error.hint] : [], "The active model is untouched."]
  }),
  problems: ({ problems }) => ({
    title: "problems in the files",
    sentences: [`${problemCounts(problems)}.`, "Nothing was trained; fix the lines below and push again."]
  }),
  superseded: ({ commit: commit2 }) => ({
    title: "superseded",
    sentences: [`A newer commit than ${short2(commit2) ?? "this one"} is being applied.`, "This run wrote nothing."]
  }),
  refused: ({ error, conditions: conditions2 }) => ({
    title: "refused",
    sentences: [
      error?.message ?? conditions2?.find(({ type, status: status2 }) => type === "Stalled" && status2 === "True")?.message ?? "A guard refused the plan.",
      ...error?.hint ? [error.hint] : [],
      "Nothing was written."
    ]
  }),
  suspended: () => ({
    title: "suspended",
    sentences: ["`suspend: true` is set in flywheel.yaml.", "Nothing is written until it is removed."]
  }),
  training: (flywheel) => ({
    title: flywheel.status === "scoring" ? "scoring in progress" : "training in progress",
    sentences: [
      `Model ${short2(flywheel.key) ?? modelName(flywheel.candidateModel) ?? ""} is being ${flywheel.status === "scoring" ? "scored" : "trained"}.`.replace(
        "  ",
        " "
      ),
      "The scheduled workflow run finishes it and updates this report.",
      ...stays(flywheel, "serves meanwhile")
    ]
  }),
  applied,
  kept: (flywheel) => ({
    title: `${decisionWords(flywheel)}, the active model stays`,
    sentences: [...decided(flywheel), ...waiting(flywheel) ?? stays(flywheel, "still serves")]
  }),
  judged: (flywheel) => ({
    title: `${decisionWords(flywheel)}${decisionOf(flywheel) === "PROMOTE" && waiting(flywheel) === null ? " on merge" : ""}`,
    sentences: [...decided(flywheel), merging(flywheel)]
  }),
  planned: (flywheel) => ({
    title: count2(flywheel.changes?.length ?? 0, "change"),
    sentences: [
      "Applying makes the changes below.",
      ...condition(flywheel, "Suspended") ? ["`suspend: true` is set: nothing is written until it is removed."] : []
    ]
  }),
  pinned: (flywheel) => ({
    title: `model ${short2(flywheel.key) ?? ""} is pinned`,
    sentences: [`${flywheel.file} now pins model ${short2(flywheel.key) ?? ""}.`, "Commit it: merging the change is the rollback."]
  }),
  checked: (flywheel) => ({
    title: flywheel.problems.length === 0 ? "data checked" : "data checked, with warnings",
    sentences: [
      `${flywheel.problems.length === 0 ? "No problem in the files" : problemCounts(flywheel.problems)}.`,
      ...flywheel.comparedTo ? [asSentence(flywheel.comparedTo.reason)] : []
    ]
  }),
  unchanged: (flywheel) => ({
    title: "no change",
    sentences: ["Nothing to train and nothing to promote.", ...stays(flywheel, "still serves")]
  })
};
function applied(flywheel) {
  const [now, before] = newestFirst(flywheel);
  const model = activeName(flywheel) ?? short2(flywheel.key) ?? "the new model";
  const from = before === void 0 ? "; it is the first model" : `, ${now?.decision === "rollback" ? "rolled back" : "promoted"} from ${short2(before.key)}`;
  const since = now === void 0 ? "" : ` since ${minute(now.at)}${from}`;
  const why = now !== void 0 && wasAskedFor(flywheel) ? [`${now.by} asked for it: ${asSentence(now.why)}`] : decided(flywheel).slice(0, 1);
  const pinned = condition(flywheel, "Pinned");
  return { title: `model ${model} serves`, sentences: [`Model ${model} serves${since}.`, ...why, ...pinned ? [pinned.message] : []] };
}
var minute = (at3) => at3.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/, "$1 $2 UTC");
var newestFirst = ({ history: history2 }) => [...history2 ?? []].sort((a, b) => b.number - a.number);
function wasAskedFor(flywheel) {
  const [now] = newestFirst(flywheel);
  return now !== void 0 && now.decision !== "verdict" && now.decision !== "first";
}
function comparedName(flywheel) {
  if (flywheel.comparedTo !== void 0) return flywheel.comparedTo.model;
  return situationOf(flywheel) === "applied" ? short2(newestFirst(flywheel)[1]?.key) : activeName(flywheel);
}
function decided(flywheel) {
  const deciding = decidingVerdict(flywheel);
  if (deciding === null) return [];
  const first = deciding.reasons.slice(0, 1).map(asSentence);
  return deciding.decision === "PROMOTE" && deciding.gates.length > 0 ? [...first, gates(deciding)] : first;
}
function decidingVerdict(flywheel) {
  const decision = decisionOf(flywheel);
  return [flywheel.verdict, flywheel.verdictAfterMerge].find((verdict) => verdict != null && verdict.decision === decision) ?? null;
}
var decisionWords = (flywheel) => `${(decisionOf(flywheel) ?? "").replace("_", " ")}${flywheel.estimate ? " (estimate)" : ""}`;
function gates(verdict) {
  const passed2 = verdict.gates.filter(({ pass }) => pass).length;
  const inherited = verdict.gates.filter(({ pass, inherited: inherited2 }) => !pass && inherited2).length;
  const warned = verdict.gates.length - passed2 - inherited;
  return `${passed2} of ${count2(verdict.gates.length, "gate")} pass${inherited > 0 ? `, ${inherited} missed by the active model too` : ""}${warned > 0 ? `, ${warned} with too few documents to tell` : ""}.`;
}
function merging(flywheel) {
  const candidate = short2(flywheel.key) ?? "the candidate";
  const active2 = flywheel.comparedTo?.model ?? null;
  const keeps = active2 === null ? "no model serves" : `model ${active2} stays active`;
  switch (decisionOf(flywheel)) {
    case "PROMOTE":
      return waiting(flywheel)?.join(" ") ?? `Merging makes model ${candidate} the ${active2 === null ? "first " : ""}active model.`;
    case "REJECT":
      return `This check fails. If it is merged all the same, ${keeps}.`;
    default:
      return `Merging takes the documents in; ${keeps}.`;
  }
}
function waiting(flywheel) {
  if (condition(flywheel, "Suspended")) return ["`suspend: true` is set: merging changes nothing until it is removed."];
  const pinned = condition(flywheel, "Pinned");
  if (pinned) return [pinned.message, "The new model is trained and kept, not promoted, until the pin is removed."];
  if (decisionOf(flywheel) === "PROMOTE" && flywheel.policy?.approval === "manual")
    return ["Approval is manual: once merged and trained, the model waits for `flywheel promote`."];
  return null;
}
var asSentence = (text3) => `${text3.replace(/^[a-z](?!\d)/, (first) => first.toUpperCase())}${/[.!?]$/.test(text3) ? "" : "."}`;
function stays(flywheel, words2) {
  const active2 = activeName(flywheel) ?? flywheel.comparedTo?.model ?? null;
  return active2 === null ? [] : [`Model ${active2} ${words2}.`];
}
function problemCounts(problems) {
  const errors = problems.filter(isError).length;
  const others = problems.length - errors;
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${[errors > 0 ? count2(errors, "error") : "", others > 0 ? count2(others, "warning") : ""].filter(Boolean).join(" and ")} in ${count2(files, "file")}`;
}
var short2 = (hash3) => hash3?.slice(0, 8) ?? null;
var activeName = ({ activeKey, activeModel }) => short2(activeKey) ?? modelName(activeModel);
var modelName = (arn3) => arn3?.split("/").at(-1) ?? null;

// src/report/next-actions.ts
function nextActions(flywheel, base) {
  const only = `--flywheel ${argument(flywheel.name)}`;
  const version = short2(flywheel.key) ?? "VERSION";
  switch (situationOf(flywheel)) {
    case "problems":
      return [{ why: "After fixing, check on your machine", command: "flywheel check" }];
    case "failed":
    case "refused":
      return [{ why: "See what is there", command: "flywheel status" }];
    case "training":
      return [{ why: "Follow it", command: "flywheel status" }];
    case "applied":
      return appliedActions(flywheel, only);
    case "kept":
      return keptActions(flywheel, version);
    case "judged":
      return judgedActions(flywheel, version, base);
    case "pinned":
      return [{ why: "Commit it", command: `git commit -m "Roll back" ${argument(flywheel.file)}` }];
    case "planned":
      return condition(flywheel, "Suspended") ? [] : [{ why: "Carry it out", command: "flywheel apply" }];
    default:
      return [];
  }
}
function appliedActions(flywheel, only) {
  if (flywheel.pinToMerge !== void 0)
    return [{ why: "Merge the pull request that pins it, so that the files say what serves", command: null }];
  return hasEarlierModel(flywheel) ? [{ why: "To go back to the model before", command: `flywheel rollback ${only}` }] : [];
}
var hasEarlierModel = ({ history: history2 }) => history2 === void 0 || new Set(history2.map(({ model }) => model)).size > 1;
var look = ({ suspicious }) => (suspicious ?? []).length > 0 ? [{ why: "Correct the labels listed here, and push again", command: null }] : [];
function keptActions(flywheel, version) {
  const promote3 = { why: "To serve it all the same", command: `flywheel promote ${version} --flywheel ${argument(flywheel.name)}` };
  return decisionOf(flywheel) === "REJECT" ? [{ why: "To take the data back", command: "git revert" }, promote3] : [promote3];
}
function judgedActions(flywheel, version, base) {
  const again = base === null ? [] : [{ why: "Judge again on your machine", command: `flywheel preview --base ${argument(base)}` }];
  switch (decisionOf(flywheel)) {
    case "PROMOTE":
      if (condition(flywheel, "Pinned") !== null || condition(flywheel, "Suspended") !== null) return [];
      return [{ why: "If it disappoints after merging", command: `flywheel rollback --flywheel ${argument(flywheel.name)}` }];
    case "REJECT":
      return [...look(flywheel), ...again];
    default:
      return [
        ...(flywheel.suspicious ?? []).length > 0 ? [...look(flywheel), ...again] : [],
        { why: "To serve it all the same once merged", command: `flywheel promote ${version} --flywheel ${argument(flywheel.name)}` }
      ];
  }
}
var argument = (text3) => /^[\w./-]+$/.test(text3) ? text3 : `'${text3.replaceAll("'", "'\\''")}'`;

// src/report/escape.ts
var excerptLength = 120;
function cut(text3, length = excerptLength) {
  const head2 = Array.from(text3.slice(0, length * 2 + 2));
  return head2.length <= length && head2.join("").length === text3.length ? text3 : `${head2.slice(0, length - 1).join("")}…`;
}
var oneLine = (text3) => visible(text3.replace(/[\r\n\t\u2028\u2029]+/g, " "));

// src/report/paint.ts
var styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };
var painter = (color) => (style, text3) => color && text3 !== "" ? `\x1B[${styles[style]}m${text3}\x1B[0m` : text3;
function grid(rows2, paint2) {
  const widths = (rows2[0] ?? []).map((_, column) => Math.max(...rows2.map((row) => columns(row[column] ?? ""))));
  return rows2.map(
    (row, index) => row.map((cell, column) => {
      const space2 = " ".repeat(widths[column] - columns(cell));
      const painted2 = paint2(index, column, cell);
      return column === 0 ? `${painted2}${space2}` : `${space2}${painted2}`;
    }).join("  ").trimEnd()
  );
}
function wrap(text3, width, indent) {
  const lines = [];
  let line = "";
  for (const word of visible(text3.replace(/\s+/g, " ")).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columns(longer) + (lines.length > 0 ? indent.length : 0) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].join(`
${indent}`);
}
var quoted = (text3, width) => `"${visible(cut(text3.replace(/\s+/g, " "), Math.max(20, width)))}"`;

// src/report/plan-lines.ts
var words = {
  "create-generation": "new generation",
  "create-dataset": "dataset",
  train: "train",
  judge: "judge",
  promote: "promote",
  adopt: "put into service",
  "create-endpoint": "endpoint",
  "update-endpoint": "endpoint"
};
var changeText = ({ sign, kind, reason }) => `${sign ?? "~"} ${words[kind] ?? kind.replaceAll("-", " ")}: ${oneLine(reason)}`;
function diffCounts({ diff }) {
  if (!diff) return [];
  const relabelled = diff.relabelled.reduce((sum, { count: documents }) => sum + documents, 0);
  return [
    `+${thousands(diff.added)} −${thousands(diff.removed)}`,
    ...relabelled > 0 ? [`${thousands(relabelled)} relabelled`] : [],
    ...diff.moved > 0 ? [`${thousands(diff.moved)} moved`] : []
  ];
}

// src/report/metrics.ts
var metricNames = [
  { metric: "f1", name: "F1 (macro)" },
  { metric: "precision", name: "Precision" },
  { metric: "recall", name: "Recall" },
  { metric: "accuracy", name: "Accuracy" },
  { metric: "microF1", name: "F1 (micro)" }
];
var scoresOf = ({ perLabel }, label) => Object.hasOwn(perLabel, label) ? perLabel[label] : null;
function movedLabels({ active: active2, candidate }) {
  if (!active2 || !candidate) return [];
  const weight = ({ active: before, candidate: after, support }) => Math.abs(after - before) * support;
  return Object.entries(candidate.perLabel).flatMap(([label, scores]) => {
    const before = scoresOf(active2, label);
    return before === null || scores.support === 0 ? [] : [{ label, active: before.f1, candidate: scores.f1, support: scores.support }];
  }).filter(({ active: before, candidate: after }) => Math.abs(after - before) >= 0.02).sort((a, b) => weight(b) - weight(a));
}

// src/report/text-documents.ts
var mostDocuments = 10;
function flipLines({ flipped }, width, paint2) {
  if (!flipped || flipped.fixed.length + flipped.broken.length === 0) return [];
  const { fixed, broken } = flipped;
  const head2 = `${paint2("bold", "Flipped test documents")}  ${thousands(fixed.length)} fixed, ${thousands(broken.length)} broken`;
  const line = (flip, index) => index < broken.length ? documentLine(paint2, ["red", "✗"], flip, `is ${name(flip.actual)}, would now be ${name(flip.candidate)}`, width) : documentLine(paint2, ["green", "✓"], flip, `is ${name(flip.actual)}, was ${name(flip.active)}`, width);
  return [listed2(head2, [...broken, ...fixed], line)];
}
function goldenLines({ golden }, width, paint2) {
  if (!golden || golden.documents === 0) return [];
  const head2 = `${paint2("bold", "Golden documents")}  ${thousands(golden.right)} of ${thousands(golden.documents)} right`;
  const line = (flip) => documentLine(paint2, ["red", "✗"], flip, `must be ${name(flip.actual)}, would be ${name(flip.candidate)}`, width);
  return [listed2(head2, golden.broken, line)];
}
function suspiciousLines({ suspicious }, width, paint2) {
  if (!suspicious || suspicious.length === 0) return [];
  const head2 = `${paint2("bold", "Labels that look wrong")}  ${count2(suspicious.length, "row")} of this change, most suspicious first`;
  const line = (row) => documentLine(paint2, ["yellow", "?"], row, `says ${name(row.given)}, the active model says ${name(row.predicted)}`, width);
  return [listed2(head2, suspicious, line)];
}
function influenceLines({ influence }, paint2) {
  if (!influence || influence.length === 0) return [];
  const lines = influence.map(
    ({ name: of, documents, f1 }) => `  ${paint2(f1 < 0 ? "red" : "green", change(f1))}  ${visible(cut(of, 60))}, ${count2(documents, "row")}`
  );
  return [[`${paint2("bold", "What the new rows did to F1")}  trained again without each ${influence[0].kind}`, ...lines].join("\n")];
}
var name = (label) => visible(cut(label, 40));
function documentLine(paint2, [style, sign], { file, line, text: text3 }, what, width) {
  const place3 = `${visible(file)}:${line}`;
  const room = width - columns(place3) - columns(what) - 8;
  return `  ${paint2(style, sign)} ${place3} ${quoted(text3, room)} ${what}`;
}
function listed2(head2, items, line) {
  const rest = items.length - mostDocuments;
  return [head2, ...items.slice(0, mostDocuments).map(line), ...rest > 0 ? [`  … and ${thousands(rest)} more`] : []].join("\n");
}

// src/report/text-scores.ts
var mostLabels = 100;
function scoreLines(flywheel, width, paint2) {
  const situation2 = situationOf(flywheel);
  if (!flywheel.candidate || situation2 === "applied" && wasAskedFor(flywheel)) return [];
  if (situation2 === "applied") return [metrics(flywheel, paint2), ...gates2(flywheel, paint2)];
  return [
    metrics(flywheel, paint2),
    ...gates2(flywheel, paint2),
    ...suspiciousLines(flywheel, width, paint2),
    ...influenceLines(flywheel, paint2),
    ...labels(flywheel, paint2),
    ...flipLines(flywheel, width, paint2),
    ...goldenLines(flywheel, width, paint2)
  ];
}
function comparedRow(name3, active2, candidate) {
  return active2 === null ? [name3, rate(candidate)] : [name3, rate(active2), rate(candidate), change(candidate - active2)];
}
var painted = (paint2, last) => (row, column, text3) => row === 0 ? paint2("dim", text3) : column === last && text3.startsWith("+") ? paint2("green", text3) : column === last && text3.startsWith("−") ? paint2("red", text3) : text3;
function metrics(flywheel, paint2) {
  const { active: active2, candidate, policy: policy2 } = flywheel;
  const test = decidingVerdict(flywheel)?.test;
  const head2 = active2 ? ["", comparedName(flywheel) ?? "active", short2(flywheel.key) ?? "candidate", "Δ"] : ["", short2(flywheel.key) ?? "candidate"];
  const rows2 = metricNames.map(({ metric, name: name3 }) => comparedRow(name3, active2 ? active2[metric] : null, candidate[metric]));
  const facts2 = test ? [
    `${count2(test.documents, "test document")}${test.excluded > 0 ? ` (${thousands(test.excluded)} left out, a model trained on them)` : ""}`,
    ...test.interval ? [`${policy2 ? `${percent(policy2.confidence)} ` : ""}interval ${range(test.interval)}`] : [],
    ...test.pValue === null ? [] : [`p ${probability(test.pValue)}`],
    ...test.detectable === null ? [] : [`can tell ${rate(test.detectable)}`]
  ] : [];
  return [
    paint2("bold", "Metrics"),
    ...grid([head2, ...rows2], painted(paint2, 3)).map((line) => `  ${line}`),
    ...facts2.length > 0 ? [`  ${facts2.join(" · ")}`] : []
  ].join("\n");
}
function gates2(flywheel, paint2) {
  const missed2 = (decidingVerdict(flywheel)?.gates ?? []).filter(({ pass }) => !pass);
  if (missed2.length === 0) return [];
  const lines = missed2.map(({ name: name3, value, limit, inherited }) => {
    const numbers = value === null || limit === null ? "" : ` ${rate(value)}, limit ${rate(limit)}`;
    return `  ${inherited ? paint2("yellow", "!") : paint2("red", "✗")} ${visible(name3)}${numbers}${inherited ? " (the active model fails it too)" : ""}`;
  });
  return [[paint2("bold", "Gates not passed"), ...lines].join("\n")];
}
function labels(flywheel, paint2) {
  const { active: active2, candidate } = flywheel;
  const names = Object.keys(candidate.perLabel).sort();
  if (names.length === 0) return [];
  const moved = movedLabels(flywheel);
  const all = names.length <= 20;
  const chosen = all ? names : moved.length > 0 ? moved.slice(0, mostLabels).map(({ label }) => label) : [];
  const title = all ? "Labels, F1" : `Labels that moved by 0.02 or more, F1 (${chosen.length} of ${names.length})`;
  const rows2 = chosen.map((label) => {
    const scores = candidate.perLabel[label];
    const before = active2 ? scoresOf(active2, label)?.f1 : void 0;
    const figures = scores.support === 0 ? comparedRow(visible(label), active2 ? 0 : null, 0).map((cell, index) => index === 0 ? cell : "–") : active2 && before === void 0 ? [visible(label), "–", rate(scores.f1), ""] : comparedRow(visible(label), before ?? null, scores.f1);
    return [...figures, scores.support === 0 ? "no test documents" : thousands(scores.support)];
  });
  const head2 = active2 ? ["", "active", "candidate", "Δ", "test documents"] : ["", "candidate", "test documents"];
  return rows2.length === 0 ? [] : [[paint2("bold", title), ...grid([head2, ...rows2], painted(paint2, 3)).map((line) => `  ${line}`)].join("\n")];
}

// src/report/text-status.ts
function statusLines(flywheel, command, { width }, paint2) {
  return command === "log" ? [history(flywheel, paint2)] : [serving(flywheel, paint2), ...conditions(flywheel, width, paint2), ...planned(flywheel, paint2), ...iterations(flywheel, paint2)];
}
function serving(flywheel, paint2) {
  const { modelDigest, documents, endpoint, synced, healthy } = flywheel;
  const facts2 = [
    ["Active model", visible(activeName(flywheel) ?? "none")],
    ...modelDigest ? [["Digest", short2(modelDigest)]] : [],
    ...documents === void 0 ? [] : [["Documents", thousands(documents)]],
    ...endpoint ? [["Endpoint", `${visible(endpoint.name)} ${visible(endpoint.status)}`]] : [],
    ...synced === void 0 ? [] : [["Synced", synced ? paint2("green", "yes") : paint2("yellow", "no")]],
    ...healthy === void 0 ? [] : [["Healthy", healthy ? paint2("green", "yes") : paint2("red", "no")]]
  ];
  return facts2.map(([name3, value]) => `${name3.padEnd(14)}${value}`).join("\n");
}
var worrying = ["Reconciling", "Stalled", "Drifted", "EngineOutdated", "Pinned", "Suspended"];
function conditions({ conditions: list3 }, width, paint2) {
  if (!list3 || list3.length === 0) return [];
  const lines = list3.map(({ type, status: status2, reason, message }) => {
    const good = status2 === "Unknown" ? null : status2 === "True" !== worrying.includes(type);
    const style = good === null ? "dim" : good ? "green" : "yellow";
    return `  ${paint2(style, `${type} ${status2}`)}  ${paint2("dim", visible(reason))}
    ${wrap(message, width - 4, "    ")}`;
  });
  return [[paint2("bold", "Conditions"), ...lines].join("\n")];
}
function planned({ changes }, paint2) {
  return changes && changes.length > 0 ? [[paint2("bold", "Plan"), ...changes.map((change3) => `  ${changeText(change3)}`)].join("\n")] : [];
}
function iterations({ iterations: list3 }, paint2) {
  if (!list3 || list3.length === 0) return [];
  const rows2 = list3.map(({ createdAt, flywheel, status: status2, key, documents, decision }) => [
    createdAt,
    visible(flywheel),
    status2,
    visible(short2(key) ?? "–"),
    documents === null ? "–" : thousands(documents),
    decision ?? "–"
  ]);
  const head2 = ["started", "flywheel", "status", "model", "documents", "verdict"];
  return [
    [
      paint2("bold", "Iterations"),
      ...grid([head2, ...rows2], (row, _, text3) => row === 0 ? paint2("dim", text3) : text3).map((line) => `  ${line}`)
    ].join("\n")
  ];
}
function history({ history: list3 }, paint2) {
  const newest = [...list3 ?? []].sort((a, b) => b.number - a.number);
  if (newest.length === 0) return "No model has been promoted.";
  return newest.map((entry) => {
    const facts2 = [
      `${thousands(entry.documents)} documents${entry.commit ? ` of commit ${short2(entry.commit)}` : ""}`,
      ...entry.f1 === null ? [] : [`f1 ${rate(entry.f1)}`],
      ...entry.modelDigest ? [`digest ${short2(entry.modelDigest)}`] : []
    ];
    return [
      `${paint2("yellow", `#${entry.number}`)} ${paint2("bold", visible(short2(entry.key) ?? ""))}  ${entry.at}`,
      `   ${facts2.join(" · ")}`,
      `   ${visible(entry.decision)} by ${visible(entry.by)}: ${visible(entry.why)}`
    ].join("\n");
  }).join("\n\n");
}

// src/report/text.ts
function terminalText(report, options2) {
  const paint2 = painter(options2.color);
  const orphaned = (report.orphaned ?? []).map(
    (name3) => `${paint2("yellow", "orphaned")}  ${visible(name3)} is in the lake, and no file declares it: untouched.
`
  );
  const parts = report.flywheels.map((flywheel) => flywheelText(report.command, flywheel, options2, paint2));
  const own2 = report.error !== void 0 && !report.flywheels.some((flywheel) => flywheel.error !== void 0);
  parts.push(...orphaned);
  if (own2) parts.push(errorText(report.error, options2.width, paint2));
  if (parts.length === 0)
    parts.push(report.command === "preview" ? "This branch touches no flywheel.\n" : "No flywheel found: no flywheel.yaml matches.\n");
  return parts.join("\n");
}
function errorText({ message, hint }, width, paint2) {
  const lines = [`${paint2("red", "error:")} ${wrap(message, width - 7, "  ")}`, ...hint ? [`  ${wrap(hint, width - 2, "  ")}`] : []];
  return `${lines.join("\n")}
`;
}
var telling = ["status", "log"];
function flywheelText(command, flywheel, options2, paint2) {
  const heading = `${paint2("bold", visible(flywheel.name))}  ${paint2("dim", visible(flywheel.file))}`;
  const problems = problemText(flywheel, options2);
  if (telling.includes(command)) return `${[heading, ...problems, ...statusLines(flywheel, command, options2, paint2)].join("\n\n")}
`;
  if (command === "check") return `${[heading, ...problems, checkedLine(flywheel, paint2)].join("\n\n")}
`;
  const parts = [
    heading,
    verdictText(flywheel, options2.width, paint2),
    ...problems,
    ...judgesText(flywheel, options2.width),
    ...planText(flywheel, options2.width, paint2),
    ...scoreLines(flywheel, options2.width, paint2),
    ...nextText(flywheel, paint2)
  ];
  return `${parts.join("\n\n")}
`;
}
var mostProblems = 200;
function problemText({ problems }, { color }) {
  if (problems.length === 0) return [];
  const rest = problems.length - mostProblems;
  const more = rest > 0 ? [`${thousands(rest)} more are not shown; --json has all ${thousands(problems.length)}.`] : [];
  return [printProblems(problems.slice(0, mostProblems), { color }).trimEnd(), ...more];
}
function checkedLine(flywheel, paint2) {
  const { ok, datasets } = flywheel;
  const counts = datasets ? ` ${count2(datasets.train.documents, "training document")} with ${count2(Object.keys(datasets.train.labels).length, "label")}, ${count2(datasets.test.documents, "test document")}${datasets.golden ? `, ${count2(datasets.golden.documents, "golden document")}` : ""}.` : "";
  return `${ok ? paint2("green", "ok") : paint2("red", "not ok")}${counts === "" ? "" : ` ·${counts}`}`;
}
function verdictText(flywheel, width, paint2) {
  const { situation: situation2, title, sentences } = headline(flywheel);
  const [first, ...rest] = sentences.map((sentence3) => wrap(sentence3.replaceAll("`", ""), width - 2, "  "));
  return [
    paint2(styleOf(flywheel, situation2), paint2("bold", visible(title))),
    `  ${first}`,
    ...rest.map((sentence3) => `  ${sentence3}`)
  ].join("\n");
}
function styleOf(flywheel, situation2) {
  if (isFailing(flywheel) || decisionOf(flywheel) === "REJECT") return "red";
  if (situation2 === "applied" || decisionOf(flywheel) === "PROMOTE") return "green";
  return decisionOf(flywheel) === null ? "cyan" : "yellow";
}
function judgesText(flywheel, width) {
  const { verdict, verdictAfterMerge, baseOwned: baseOwned2 } = flywheel;
  const deciding = decisionOf(flywheel) === verdict?.decision ? verdict : verdictAfterMerge;
  const lines = [
    ...verdict && verdictAfterMerge ? [`Today's judge says ${verdict.decision}, the judge after merge ${verdictAfterMerge.decision}; it takes both.`] : [],
    ...baseOwned2 && baseOwned2.length > 0 ? [`The base branch owns ${baseOwned2.join(", ")}: the edit counts only after the merge.`] : [],
    ...wasAskedFor(flywheel) ? [] : deciding?.reasons.slice(1) ?? []
  ];
  return lines.length === 0 ? [] : [lines.map((line) => `- ${wrap(line, width - 2, "  ")}`).join("\n")];
}
function planText(flywheel, width, paint2) {
  const { changes, diff, cost } = flywheel;
  const relabelled = (diff?.relabelled ?? []).slice(0, 5).map(({ from, to, count: documents }) => `  ${thousands(documents)} × ${visible(from)} → ${visible(to)}`);
  const data = diff ? [[`${paint2("bold", "Data")}  ${diffCounts(flywheel).join(" · ")}`, ...relabelled].join("\n")] : [];
  if (changes === void 0 || changes.length === 0 && situationOf(flywheel) === "unchanged") return data;
  const lines = changes.map((change3) => `  ${paintedChange(changeText(change3), width, paint2)}`);
  const none = flywheel.status === void 0 && changes.length === 0 ? ["  nothing to do"] : [];
  if (lines.length + none.length === 0) return data;
  return [
    ...data,
    [
      paint2("bold", flywheel.status === void 0 || flywheel.comparedTo !== void 0 ? "Plan" : "Done"),
      ...lines,
      ...none,
      ...cost ? [`  cost: ${visible(cost)}`] : []
    ].join("\n")
  ];
}
function paintedChange(text3, width, paint2) {
  const style = text3.startsWith("+") ? "green" : text3.startsWith("±") ? "yellow" : "cyan";
  return `${paint2(style, text3.slice(0, 1))}${wrap(text3, width - 4, "    ").slice(1)}`;
}
function nextText(flywheel, paint2) {
  const lines = nextActions(flywheel, null).map(({ why, command }) => command === null ? why : `${why}: ${paint2("cyan", command)}`);
  return lines.length === 0 ? [] : [lines.join("\n")];
}

// src/reconcile/desired.ts
import { createHash as createHash2 } from "node:crypto";

// src/datasets/key.ts
import { createHash } from "node:crypto";
function modelKey(task2, fingerprints) {
  const { type, mode, language, learningVersion: learningVersion2 } = task2;
  const labels2 = [...new Set(task2.labels)].sort();
  return hashed(JSON.stringify({ type, mode, language, labels: labels2, learningVersion: learningVersion2 }), fingerprints);
}
function contentName(prefix2, fingerprints) {
  const name3 = `${prefix2}-${hashed("", fingerprints).slice(0, 16)}`;
  if (name3.length > 63 || !/^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/.test(name3)) throw new RangeError(`${name3} is not a legal dataset name.`);
  return name3;
}
function hashed(firstLine, fingerprints) {
  const digest = createHash("sha256").update(`${firstLine}
`);
  const sorted = [...fingerprints].sort();
  let lines = "";
  for (let at3 = 0; at3 < sorted.length; at3++) {
    if (sorted[at3] === sorted[at3 - 1]) continue;
    lines += `${sorted[at3]}
`;
    if (lines.length > 32768) {
      digest.update(lines);
      lines = "";
    }
  }
  return digest.update(lines).digest("hex");
}

// src/promotion/judge-key.ts
function judgeText(judge2) {
  const { approval: _, ...policy2 } = judge2.policy;
  return canonical({ policy: policy2, test: judge2.test.toSorted(), golden: judge2.golden.toSorted(), renamed: judge2.renamed });
}
function evidenceText(active2, candidate, judge2, reference = null) {
  return canonical({ active: active2, candidate, judge: judge2, reference });
}
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries2 = Object.entries(value).filter(([, member]) => member !== void 0);
  const members = entries2.sort(([a], [b]) => a < b ? -1 : 1).map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}

// src/reconcile/fingerprints.ts
var FingerprintSet = class _FingerprintSet {
  #rows;
  constructor(rows2) {
    this.#rows = rows2;
  }
  static of(fingerprints) {
    const given = [...fingerprints];
    const sorted = given.every((each, at3) => at3 === 0 || given[at3 - 1] < each) ? given : [...new Set(given)].sort();
    return new _FingerprintSet(Buffer.from(sorted.join(""), "hex"));
  }
  /** Reads what `bytes` returned. @throws Error when the length is not a multiple of 16. */
  static read(bytes) {
    if (bytes.length % 16 !== 0) throw new Error(`A document index of ${bytes.length} bytes is not whole.`);
    return new _FingerprintSet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
  static union(sets) {
    if (sets.length === 1) return sets[0];
    return _FingerprintSet.of(sets.flatMap((set) => [...set]));
  }
  get size() {
    return this.#rows.length / 16;
  }
  get bytes() {
    return this.#rows;
  }
  has(fingerprint2) {
    return this.#find(fingerprint2);
  }
  /** True when some document has this text, whatever its labels. */
  hasText(textKey2) {
    return this.#find(textKey2);
  }
  isSubsetOf(other) {
    if (this.size > other.size) return false;
    for (const fingerprint2 of this) if (!other.has(fingerprint2)) return false;
    return true;
  }
  *[Symbol.iterator]() {
    for (let at3 = 0; at3 < this.#rows.length; at3 += 16) yield this.#rows.toString("hex", at3, at3 + 16);
  }
  /** Binary search for a row that starts with the given hex digits. */
  #find(hex) {
    const wanted2 = Buffer.from(hex, "hex");
    let low = 0;
    let high = this.size - 1;
    while (low <= high) {
      const middle = low + high >> 1;
      const order2 = this.#rows.compare(wanted2, 0, wanted2.length, middle * 16, middle * 16 + wanted2.length);
      if (order2 === 0) return true;
      if (order2 < 0) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }
};

// src/reconcile/desired.ts
function keyOf(config, labels2, learningVersion2, fingerprints) {
  const { type, mode, language } = config.task;
  return modelKey({ type, mode, language, labels: [...labels2], learningVersion: learningVersion2 }, fingerprints);
}
var contentKeyOf = (config, labels2, fingerprints) => keyOf(config, labels2, "", fingerprints);
function desiredState(config, documents, known2, commit2) {
  const distinctDocuments = { train: distinct(documents.train), test: distinct(documents.test), golden: distinct(documents.golden) };
  const train2 = FingerprintSet.of(distinctDocuments.train.map((document) => document.fingerprint));
  const labels2 = [...config.task.labels ?? known2 ?? labelsOf(distinctDocuments.train)].sort();
  return {
    config,
    commit: commit2,
    documents: distinctDocuments,
    train: train2,
    labels: labels2,
    contentKey: contentKeyOf(config, labels2, train2),
    judge: judgeKey(config, distinctDocuments)
  };
}
function judgeKey(config, documents) {
  const fingerprints = (list3) => distinct(list3).map((document) => document.fingerprint);
  return sha256(
    judgeText({
      policy: config.promotion,
      test: fingerprints(documents.test),
      golden: fingerprints(documents.golden),
      renamed: config.task.renamed
    })
  );
}
function desiredOnce(config, documents, commit2) {
  const found2 = /* @__PURE__ */ new Map();
  return (known2) => {
    const key = JSON.stringify(known2);
    const desired = found2.get(key) ?? desiredState(config, documents, known2, commit2);
    found2.set(key, desired);
    return desired;
  };
}
function undeclaredLabels(desired) {
  if (desired.config.task.labels !== null) return [];
  const known2 = new Set(desired.labels);
  const first = /* @__PURE__ */ new Map();
  for (const document of [...desired.documents.train, ...desired.documents.test, ...desired.documents.golden])
    for (const label of document.labels) if (!known2.has(label)) first.set(label, seen(first.get(label), document));
  return [...first].map(([label, { document, count: count5 }]) => ({
    file: document.file,
    line: document.line,
    column: document.column,
    rule: "undeclared-label",
    severity: "error",
    message: `Label "${label}" (${count5} ${count5 === 1 ? "document" : "documents"}) is not one that flywheel ${desired.config.name} was trained with: ${desired.labels.join(", ")}.`,
    hint: `Correct the label, or declare all labels under task.labels in ${desired.config.file} to add it.`
  }));
}
function seen(before, document) {
  return before === void 0 ? { document, count: 1 } : { document: earlier(before.document, document), count: before.count + 1 };
}
var earlier = (a, b) => a.file < b.file || a.file === b.file && a.line <= b.line ? a : b;
var indexBits = 24n;
function distinct(documents) {
  const keys = BigUint64Array.from(documents, ({ fingerprint: fingerprint2 }, at3) => BigInt(`0x${fingerprint2.slice(0, 10)}`) << indexBits | BigInt(at3));
  const sorted = Array.from(keys.sort(), (key) => documents[Number(key & (1n << indexBits) - 1n)]);
  for (let at3 = 1; at3 < sorted.length; at3++)
    for (let left = at3; left > 0 && sorted[left - 1].fingerprint > sorted[left].fingerprint; left--)
      [sorted[left - 1], sorted[left]] = [sorted[left], sorted[left - 1]];
  return sorted.filter((document, at3) => at3 === 0 || sorted[at3 - 1].fingerprint !== document.fingerprint);
}
var labelsOf = (documents) => [...new Set(documents.flatMap((document) => document.labels))].sort();
var sha256 = (text3) => createHash2("sha256").update(text3).digest("hex");

// src/comprehend/storage.ts
var LostRace = class extends Error {
  name = "LostRace";
};
var ImpossibleName = class extends RangeError {
  name = "ImpossibleName";
};

// src/datasets/byte-window.ts
async function throughWindow(window3, bytes, read2) {
  let started = false;
  let wanted2 = 3;
  const advance = () => {
    if (!started && startsWithMark(window3.data.subarray(0, window3.end))) window3.position = 3;
    started = true;
    read2(window3);
    wanted2 = 2 * (window3.end - window3.position) + 1;
  };
  for await (const chunk of bytes) {
    append(window3, chunk);
    if (window3.end - window3.position >= wanted2) advance();
  }
  window3.final = true;
  advance();
}
var startsWithMark = (bytes) => bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191;
var emptyWindow = () => ({ data: Buffer.alloc(4096), position: 0, end: 0, final: false });
function append(window3, chunk) {
  const left = window3.end - window3.position;
  let target = window3.data;
  while (target.length < left + chunk.length) target = Buffer.alloc(target.length * 2);
  if (target !== window3.data || window3.end + chunk.length > target.length) {
    window3.data.copy(target, 0, window3.position, window3.end);
    window3.data = target;
    window3.position = 0;
    window3.end = left;
  }
  window3.data.set(chunk, window3.end);
  window3.end += chunk.length;
}

// src/datasets/csv-outline.ts
var longestRow = 10 * 1024 * 1024;
var noDelimiter = 256;
var [needsMore, unclosedQuote, textAfterQuote, rowTooLong] = [-1, -2, -3, -4];
var [nul, tab2, lf, cr, space, quote] = [0, 9, 10, 13, 32, 34];
var quotedKinds = special([nul, lf, cr, quote]);
var plainKinds = /* @__PURE__ */ new Map();
function special(bytes) {
  const kinds2 = new Uint8Array(256).fill(1, 128);
  for (const byte of bytes) kinds2[byte] = 1;
  return kinds2;
}
var emptyOutline = () => ({
  ...{ fields: 0, mark: [], from: [], to: [], line: [], lineStart: [], doubled: [] },
  ...{ wide: false, nul: -1, at: 0, atLine: 1, atLineStart: 0 }
});
function outlineRow(scan2, outline) {
  outline.fields = 0;
  outline.wide = false;
  outline.nul = -1;
  outline.at = outline.atLineStart = scan2.position;
  outline.atLine = scan2.line;
  const bound = Math.min(scan2.end, scan2.position + longestRow);
  for (; ; ) {
    const stop2 = outlineField(scan2, outline, bound);
    if (stop2 < 0) return stop2;
    outline.fields++;
    outline.at = stop2;
    if (stop2 === bound || scan2.data[stop2] !== scan2.delimiter) break;
    outline.at++;
  }
  const half = outline.at + 1 === scan2.end && scan2.data[outline.at] === cr && !scan2.final;
  return half ? needsMore : 0;
}
function outlineField(scan2, outline, bound) {
  const { data, delimiter } = scan2;
  const { fields, at: at3 } = outline;
  outline.line[fields] = outline.atLine;
  outline.lineStart[fields] = outline.atLineStart;
  outline.doubled[fields] = false;
  const open4 = afterSpaces(data, at3, bound, delimiter);
  if (scan2.quotes && open4 < bound && data[open4] === quote) {
    outline.mark[fields] = open4;
    const stop3 = outlineQuoted(scan2, outline, open4, bound);
    if (open4 === at3 || stop3 >= 0 || stop3 === needsMore) return stop3;
  }
  outline.mark[fields] = outline.from[fields] = at3;
  const stop2 = plainEnd(scan2, outline, at3, bound);
  outline.to[fields] = stop2;
  return stop2 === bound ? atBound(scan2, bound, rowTooLong) : stop2;
}
function outlineQuoted(scan2, outline, open4, bound) {
  const { data, delimiter } = scan2;
  const { fields, atLine, atLineStart, wide: wide2, nul: nulBefore } = outline;
  const close = closingQuote(data, outline, open4, bound);
  outline.from[fields] = open4 + 1;
  outline.to[fields] = close === bound ? -1 : close;
  const stop2 = close === bound ? bound : afterSpaces(data, close + 1, bound, delimiter);
  const result = quotedStop(scan2, bound, close, stop2, outline.atLine === atLine);
  if (result < 0) {
    Object.assign(outline, { atLine, atLineStart, wide: wide2, nul: nulBefore });
    outline.doubled[fields] = false;
  }
  return result;
}
function quotedStop(scan2, bound, close, stop2, oneLine2) {
  if (stop2 === bound) {
    const result = atBound(scan2, bound, unclosedQuote);
    return result === bound && close === bound ? unclosedQuote : result;
  }
  const byte = scan2.data[stop2];
  if (byte === scan2.delimiter || byte === lf || byte === cr) return stop2;
  return oneLine2 ? textAfterQuote : unclosedQuote;
}
function atBound(scan2, bound, reason) {
  if (bound - scan2.position === longestRow) return reason;
  return scan2.final ? bound : needsMore;
}
function closingQuote(data, outline, open4, bound) {
  let at3 = open4 + 1;
  for (; at3 < bound; at3++) {
    const byte = data[at3];
    if (quotedKinds[byte] === 0) continue;
    if (byte === quote) {
      if (at3 + 1 === bound || data[at3 + 1] !== quote) return at3;
      outline.doubled[outline.fields] = true;
      at3++;
    } else if (byte === lf || byte === cr && data[at3 + 1] !== lf) {
      outline.atLine++;
      outline.atLineStart = at3 + 1;
    } else noteRare(outline, byte, at3);
  }
  return bound;
}
function plainEnd(scan2, outline, from, bound) {
  const { data, delimiter } = scan2;
  const kinds2 = kindsFor(delimiter);
  let at3 = from;
  for (; at3 < bound; at3++) {
    const byte = data[at3];
    if (kinds2[byte] === 0) continue;
    if (byte === delimiter || byte === lf || byte === cr) return at3;
    noteRare(outline, byte, at3);
  }
  return bound;
}
function noteRare(outline, byte, at3) {
  if (byte >= 128) outline.wide = true;
  else if (byte === nul && outline.nul < 0) outline.nul = at3;
}
function afterSpaces(data, from, bound, delimiter) {
  let at3 = from;
  while (at3 < bound && (data[at3] === space || data[at3] === tab2 && delimiter !== tab2)) at3++;
  return at3;
}
function kindsFor(delimiter) {
  const known2 = plainKinds.get(delimiter);
  if (known2 !== void 0) return known2;
  const kinds2 = special([nul, lf, cr, delimiter]);
  plainKinds.set(delimiter, kinds2);
  return kinds2;
}

// src/datasets/csv-row.ts
import { isUtf8 } from "node:buffer";

// src/datasets/wording.ts
var grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
var counted = (value, noun, plural2 = `${noun}s`) => `${grouped(value)} ${value === 1 ? noun : plural2}`;
function quoted2(value, most2 = 60) {
  const cut2 = value.length > most2 ? `${value.slice(0, most2 - 1).replace(/[\ud800-\udbff]$/, "")}…` : value;
  return JSON.stringify(cut2);
}
function listed3(items, most2 = 10) {
  if (items.length <= 1) return items.join("");
  if (items.length > most2) return `${items.slice(0, most2).join(", ")} and ${grouped(items.length - most2)} more`;
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
function nearest(written, candidates2) {
  let best = null;
  let least = Math.floor(Math.max(written.length, 3) / 3) + 1;
  for (const candidate of candidates2) {
    const edits = distance(written.toLowerCase(), candidate.toLowerCase(), least);
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}
function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced2 = above[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      here.push(Math.min(replaced2, above[column] + 1, here[column - 1] + 1));
    }
    if (Math.min(...here) >= limit) return limit;
    above = here;
  }
  return Math.min(above[b.length], limit);
}

// src/datasets/csv-row.ts
var longestSource = 400;
var longestShown = 4 * longestSource;
var longestAfter = 80;
function nextRow(scan2, outline) {
  if (scan2.skipping && !skipLine(scan2)) return scan2.final ? "end" : "more";
  if (scan2.position === scan2.end) return scan2.final ? "end" : "more";
  const stop2 = outlineRow(scan2, outline);
  if (stop2 === needsMore) return "more";
  if (stop2 < 0) return brokenRow(scan2, outline, stop2);
  if (outline.nul >= 0) return badRow(scan2, outline, outline.nul, nulByte);
  const start = scan2.position;
  const line = scan2.line;
  const fields = [];
  for (let at3 = 0; at3 < outline.fields; at3++) {
    const text3 = decoded(scan2.data, outline, at3);
    if (text3 === null) return badRow(scan2, outline, firstInvalid(scan2.data, outline.from[at3]), badUtf8);
    fields.push({ text: text3, line: outline.line[at3], column: columnOf(scan2.data, outline, at3) });
  }
  const { data, end } = scan2;
  moveOn(scan2, outline);
  return { kind: "row", fields, line, source: (wanted2) => lineText(data, start, end, wanted2 - line) };
}
function moveOn(scan2, outline) {
  const { data, end } = scan2;
  const crlf = outline.at + 1 < end && data[outline.at] === cr && data[outline.at + 1] === lf;
  scan2.position = Math.min(outline.at + (crlf ? 2 : 1), end);
  scan2.line = outline.atLine + 1;
}
function skipLine(scan2) {
  const { data, end } = scan2;
  let at3 = scan2.position;
  while (at3 < end && data[at3] !== lf && data[at3] !== cr) at3++;
  scan2.position = at3;
  if (at3 === end || data[at3] === cr && at3 + 1 === end && !scan2.final) return false;
  scan2.position += data[at3] === cr && at3 + 1 < end && data[at3 + 1] === lf ? 2 : 1;
  scan2.line++;
  scan2.skipping = false;
  return true;
}
function decoded(data, outline, field2) {
  const from = outline.from[field2];
  const to = outline.to[field2];
  if (outline.wide && !isUtf8(data.subarray(from, to))) return null;
  const text3 = data.toString(outline.wide ? "utf8" : "latin1", from, to);
  return outline.doubled[field2] ? text3.replaceAll('""', '"') : text3;
}
function columnOf(data, outline, field2) {
  const lineStart = outline.lineStart[field2];
  const mark = outline.mark[field2];
  return 1 + (outline.wide ? data.toString("utf8", lineStart, mark).length : mark - lineStart);
}
var nulByte = {
  rule: "nul-byte",
  message: "A NUL byte stands here; text never has one. The row is left out.",
  hint: "Remove the byte, or export the file again as UTF-8."
};
var badUtf8 = {
  rule: "bad-utf8",
  message: "These bytes are not UTF-8. The row is left out.",
  hint: "Save the file as UTF-8; files from spreadsheets are often Windows-1252 or ISO 8859-1."
};
var tooLong = {
  rule: "row-too-long",
  message: "This row is longer than 10 MB, the largest document that Amazon Comprehend takes. The row is left out.",
  hint: "Check that the file has line breaks between its rows."
};
function badRow(scan2, outline, offset, complaint) {
  const fault = faultAt(scan2, offset, complaint);
  moveOn(scan2, outline);
  return fault;
}
function brokenRow(scan2, outline, reason) {
  const open4 = outline.mark[outline.fields];
  const close = outline.to[outline.fields];
  const offset = reason === rowTooLong ? scan2.position : open4;
  const shown3 = reason === textAfterQuote ? close : offset;
  if (!scan2.final && scan2.end - shown3 < longestShown && lineEnd(scan2.data, shown3, scan2.end) === scan2.end) return "more";
  const fault = faultAt(scan2, offset, complaintOf(scan2, reason, close));
  Object.assign(scan2, { position: offset, line: fault.line, skipping: true });
  return fault;
}
function complaintOf(scan2, reason, close) {
  if (reason === rowTooLong) return tooLong;
  const hint = 'Inside a quoted field write "" for a quote, and close the field with a quote of its own.';
  if (reason === textAfterQuote) {
    const after = scan2.data.toString("utf8", close + 1, Math.min(lineEnd(scan2.data, close, scan2.end), close + longestAfter));
    return {
      rule: "text-after-quote",
      message: `The quoted field that begins here ends before ${quoted2(after, 20)}. The row is left out.`,
      hint
    };
  }
  const why = close < 0 ? "no closing quote follows" : `the next quote, on line ${lineOf(scan2, close)}, is followed by text`;
  return { rule: "unclosed-quote", message: `The quote that opens here is not closed: ${why}. The row is left out.`, hint };
}
function faultAt(scan2, offset, complaint) {
  const { data, end } = scan2;
  let lineStart = offset;
  while (lineStart > scan2.position && data[lineStart - 1] !== lf && data[lineStart - 1] !== cr) lineStart--;
  const column = 1 + data.toString("utf8", lineStart, offset).length;
  return { kind: "fault", line: lineOf(scan2, offset), column, ...complaint, source: lineText(data, lineStart, end, 0) };
}
function lineOf(scan2, offset) {
  const { data, position: position2, line } = scan2;
  let breaks = 0;
  for (let at3 = position2; at3 < offset; at3++) if (data[at3] === lf || data[at3] === cr && data[at3 + 1] !== lf) breaks++;
  return line + breaks;
}
function lineEnd(data, from, end) {
  let at3 = from;
  while (at3 < end && data[at3] !== lf && data[at3] !== cr) at3++;
  return at3;
}
function lineText(data, start, end, lines) {
  let from = start;
  for (let passed2 = 0; passed2 < lines; passed2++) {
    const stop2 = lineEnd(data, from, end);
    from = data[stop2] === cr && data[stop2 + 1] === lf ? stop2 + 2 : stop2 + 1;
  }
  const to = lineEnd(data, from, Math.min(end, from + longestShown));
  const text3 = to - from < longestShown ? data.toString("utf8", from, to) : "";
  return text3 === "" || text3.length > longestSource ? void 0 : text3;
}
function firstInvalid(data, from) {
  let at3 = from;
  for (; ; ) {
    const lead = data[at3];
    const length = lead < 128 ? 1 : lead < 224 ? 2 : lead < 240 ? 3 : 4;
    if (length > 1 && !isUtf8(data.subarray(at3, at3 + length))) return at3;
    at3 += length;
  }
}

// src/datasets/csv.ts
async function scanCsv(bytes, delimiter, handle2) {
  await scan(bytes, { delimiter: delimiter.charCodeAt(0), quotes: true }, handle2);
}
async function scanLines(bytes, handle2) {
  await scan(bytes, { delimiter: noDelimiter, quotes: false }, handle2);
}
function firstRow(head2, delimiter, final) {
  const position2 = startsWithMark(head2) ? 3 : 0;
  const state = { delimiter: delimiter.charCodeAt(0), quotes: true, line: 1, skipping: false };
  return nextFilled({ ...state, data: Buffer.from(head2), position: position2, end: head2.length, final }, emptyOutline());
}
async function scan(bytes, syntax, handle2) {
  const outline = emptyOutline();
  await throughWindow({ ...emptyWindow(), ...syntax, line: 1, skipping: false }, bytes, (state) => {
    for (let item = nextFilled(state, outline); item !== null; item = nextFilled(state, outline)) handle2(item);
  });
}
function nextFilled(state, outline) {
  for (; ; ) {
    const item = nextRow(state, outline);
    if (item === "more" || item === "end") return null;
    if (item.kind === "fault" || !isBlank(item)) return item;
  }
}
var isBlank = (row) => row.fields.length === 1 && row.fields[0].text.trim() === "";
function csvField(value, delimiter = ",") {
  const plain2 = !value.includes(delimiter) && !/["\r\n]/.test(value) && value === value.trim();
  return plain2 ? value : `"${value.replaceAll('"', '""')}"`;
}

// src/datasets/fingerprint.ts
import { hash } from "node:crypto";
var lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
var canonicalText = (text3) => text3.replace(lineBreaks, " ").trim();
function fingerprint(text3, labels2) {
  const ofText = hash("sha256", text3, "hex");
  const ofBoth = hash("sha256", `${ofText}
${labels2.map(lengthPrefixed).join("")}`, "hex");
  return flat(ofText, ofBoth);
}
var lengthPrefixed = (label) => `${label.length}:${label}`;
var scratch = Buffer.alloc(32);
function flat(ofText, ofBoth) {
  scratch.write(ofText, 0, 16, "latin1");
  scratch.write(ofBoth, 16, 16, "latin1");
  return scratch.toString("latin1");
}

// src/datasets/problem-list.ts
var shownPerRule = 20;
function problemList() {
  const shown3 = [];
  const tallies = /* @__PURE__ */ new Map();
  return {
    add(problem, source) {
      const key = `${problem.rule}
${problem.file}`;
      const tally2 = tallies.get(key) ?? { count: 0, next: null };
      tallies.set(key, tally2);
      tally2.count++;
      if (tally2.count > shownPerRule) {
        tally2.next ??= problem;
        return;
      }
      const line = source?.();
      shown3.push(line === void 0 ? problem : { ...problem, source: line });
    },
    count: () => [...tallies.values()].reduce((sum, { count: count5 }) => sum + count5, 0),
    all() {
      const rest = [...tallies.values()].flatMap(({ count: count5, next }) => next === null ? [] : [summary(next, count5 - shownPerRule)]);
      return [...shown3, ...rest].sort(byPosition);
    }
  };
}
function summary(next, count5) {
  const { file, line, column, rule, severity: severity2 } = next;
  return {
    file,
    line,
    column,
    rule,
    severity: severity2,
    message: `… and ${grouped(count5)} more of this rule in ${file}, from line ${grouped(line)} on.`
  };
}

// src/datasets/intake.ts
function createIntake() {
  const known2 = /* @__PURE__ */ new Map();
  return {
    documents: [],
    problems: problemList(),
    labels(label) {
      const shared = known2.get(label) ?? [label];
      known2.set(label, shared);
      return shared;
    }
  };
}
function take(intake, file, text3, label, source) {
  const canonical2 = canonicalText(text3.text);
  const name3 = canonicalText(label.text);
  const wrong2 = wrongWith("text", canonical2, text3) ?? wrongWith("label", name3, label);
  if (wrong2 !== null) {
    intake.problems.add({ file, severity: "error", ...wrong2 }, () => source(wrong2.line));
    return;
  }
  const labels2 = intake.labels(name3);
  intake.documents.push({
    text: canonical2,
    labels: labels2,
    fingerprint: fingerprint(canonical2, labels2),
    file,
    line: text3.line,
    column: text3.column
  });
}
function takeFault(intake, file, { line, column, rule, message, hint, source }) {
  intake.problems.add({ file, line, column, rule, severity: "error", message, hint }, () => source);
}
var unwritable = new RegExp("\\p{Surrogate}|\\0", "u");
function wrongWith(what, value, { line, column }) {
  if (value === "")
    return {
      line,
      column,
      rule: `empty-${what}`,
      message: `The ${what} of this document is empty. The row is left out.`,
      hint: `Add the ${what} or remove the row.`
    };
  if (unwritable.test(value))
    return {
      line,
      column,
      rule: "bad-character",
      message: `The ${what} holds ${value.includes("\0") ? "a NUL character" : "half of a surrogate pair"}, which is no character of a text. The row is left out.`,
      hint: "Remove it, or write the whole character."
    };
  return null;
}

// src/datasets/comprehend-csv.ts
async function readComprehendCsv(file, delimiter, intake) {
  await scanCsv(file.read(), delimiter, (item) => {
    if (item.kind === "fault") return takeFault(intake, file.path, item);
    const [label, text3] = item.fields;
    if (label !== void 0 && text3 !== void 0 && item.fields.length === 2) return take(intake, file.path, text3, label, item.source);
    const { line, column } = item.fields[2] ?? item.fields[0];
    intake.problems.add(
      {
        ...{ file: file.path, line, column, rule: "wrong-columns", severity: "error" },
        message: `This row has ${counted(item.fields.length, "column")}; Comprehend CSV has 2, the label and the text. The row is left out.`,
        hint: item.fields.length > 2 ? "Put the text in double quotes when it holds a comma." : "Write the label, a comma, and the text."
      },
      () => item.source(line)
    );
  });
}
function writeComprehendCsv(documents) {
  const rowOf2 = ({ labels: labels2, text: text3 }) => `${csvField(labels2[0])},${csvField(text3)}
`;
  let length = 0;
  for (const document of documents) length += Buffer.byteLength(rowOf2(document));
  const bytes = Buffer.alloc(length);
  let at3 = 0;
  for (const document of documents) at3 += bytes.write(rowOf2(document), at3);
  return bytes;
}

// src/comprehend/model-stats.ts
import { deflateSync, inflateSync } from "node:zlib";
var modelStatsUri = (statsPrefix2) => `${statsPrefix2}ModelStats/model.json`;
var outOfFoldUri = (statsPrefix2) => `${statsPrefix2}ModelStats/out-of-fold.bin`;
function encodeModelStats(stats) {
  return new TextEncoder().encode(`${JSON.stringify(stats, null, 2)}
`);
}
async function readModelStats(storage, statsPrefix2) {
  const bytes = await storage.get(modelStatsUri(statsPrefix2));
  return bytes === void 0 ? void 0 : JSON.parse(new TextDecoder().decode(bytes));
}
var rowBytes = 28;
function encodeOutOfFold(labels2, rows2) {
  const names = new TextEncoder().encode(JSON.stringify(labels2));
  const index = new Map(labels2.map((label, at4) => [label, at4]));
  const bytes = new Uint8Array(4 + names.length + rows2.length * rowBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, names.length, true);
  bytes.set(names, 4);
  let at3 = 4 + names.length;
  for (const row of rows2) {
    for (let byte = 0; byte < 16; byte++) bytes[at3 + byte] = Number.parseInt(row.fingerprint.slice(byte * 2, byte * 2 + 2), 16);
    view.setUint16(at3 + 16, index.get(row.given), true);
    view.setUint16(at3 + 18, index.get(row.predicted), true);
    view.setFloat32(at3 + 20, row.score, true);
    view.setFloat32(at3 + 24, row.givenScore, true);
    at3 += rowBytes;
  }
  return deflateSync(bytes);
}
function decodeOutOfFold(compressed) {
  const bytes = inflateSync(compressed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 4 + view.getUint32(0, true);
  const labels2 = JSON.parse(bytes.toString("utf8", 4, start));
  const rows2 = [];
  for (let at3 = start; at3 < bytes.length; at3 += rowBytes) {
    rows2.push({
      fingerprint: bytes.toString("hex", at3, at3 + 16),
      given: labels2[view.getUint16(at3 + 16, true)],
      predicted: labels2[view.getUint16(at3 + 18, true)],
      score: view.getFloat32(at3 + 20, true),
      givenScore: view.getFloat32(at3 + 24, true)
    });
  }
  return rows2;
}
async function readOutOfFold(storage, statsPrefix2) {
  const bytes = await storage.get(outOfFoldUri(statsPrefix2));
  return bytes === void 0 ? void 0 : new Map(decodeOutOfFold(bytes).map((row) => [row.fingerprint, row]));
}

// src/reconcile/records.ts
var indexPrefix = (root2, name3) => `${root2}/index/${name3}/`;
var uploadUri = (root2, name3, dataset) => `${root2}/uploads/${name3}/${dataset}.csv`;
var documentsUri = (root2, name3, dataset) => `${indexPrefix(root2, name3)}documents/${dataset}.bin`;
var activeUri = (root2, name3, file) => `${root2}/active/${name3}/${file}`;
var evidenceUri = (root2, name3, key) => `${indexPrefix(root2, name3)}evidence/${key}.json`;
var recordUri = (root2, name3, series, number) => `${indexPrefix(root2, name3)}${series}/${String(number).padStart(6, "0")}.json`;
async function readSeries(storage, root2, name3, series) {
  const uris = await storage.list(`${indexPrefix(root2, name3)}${series}/`);
  return Promise.all(uris.map(async (uri) => readJson(storage, uri)));
}
async function writeRecord(storage, root2, name3, series, number, record) {
  const uri = recordUri(root2, name3, series, number);
  if (!await storage.putIfAbsent(uri, json(record))) throw new LostRace(`${uri} is taken.`);
}
async function readEvidence(storage, root2, name3) {
  const uris = await storage.list(`${indexPrefix(root2, name3)}evidence/`);
  return Promise.all(uris.map(async (uri) => readJson(storage, uri)));
}
async function writeEvidence(storage, root2, name3, record) {
  await storage.putIfAbsent(evidenceUri(root2, name3, record.evidence), json(record));
}
async function knownFlywheels(storage, root2) {
  const uris = await storage.list(`${root2}/index/`);
  return [...new Set(uris.map((uri) => uri.slice(`${root2}/index/`.length).split("/")[0]))];
}
async function readJson(storage, uri) {
  const bytes = await storage.get(uri);
  if (bytes === void 0) throw new Error(`${uri} is listed but not there.`);
  return JSON.parse(Buffer.from(bytes).toString("utf8"));
}
var json = (value) => Buffer.from(`${JSON.stringify(value, null, 1)}
`);

// src/reconcile/active-view.ts
async function putActiveView(backend, name3, { model, commit: commit2, at: at3 }, statsPrefix2) {
  const stats = statsPrefix2 === null ? void 0 : await readModelStats(backend.storage, statsPrefix2);
  const bytes = stats === void 0 ? void 0 : await backend.storage.get(stats.modelUri);
  if (bytes !== void 0) await backend.storage.putView(activeUri(backend.root, name3, "model.bin"), bytes);
  const view = {
    model: model.arn,
    key: model.key,
    modelDigest: model.modelDigest,
    labels: stats?.labels ?? null,
    documents: model.documents,
    commit: commit2,
    at: at3
  };
  await backend.storage.putView(activeUri(backend.root, name3, "model.json"), Buffer.from(`${JSON.stringify(view, null, 2)}
`));
}

// src/reconcile/generation.ts
var isWhole = (model) => model.trainedDocuments === null || model.trainedDocuments === model.documents;
function nameOf({ arn: arn3, flywheel, key, contentKey, modelDigest, documents }) {
  return { arn: arn3, flywheel, key, contentKey, modelDigest, documents };
}
var shortKey = (model) => model.key.slice(0, 8);

// src/datasets/document.ts
var textKey = (fingerprint2) => fingerprint2.slice(0, 16);

// src/learning/evaluation/calibration.ts
function calibration(confidences2, right, width = 10) {
  if (confidences2.length !== right.length) throw new RangeError(`${confidences2.length} confidences for ${right.length} documents`);
  const sums = Array.from({ length: width }, () => ({ documents: 0, confidence: 0, right: 0 }));
  confidences2.forEach((confidence, index) => {
    if (!(confidence >= 0 && confidence <= 1)) throw new RangeError(`confidence ${confidence} is not in 0–1`);
    const bin = sums[Math.min(width - 1, Math.floor(confidence * width))];
    bin.documents++;
    bin.confidence += confidence;
    if (right[index]) bin.right++;
  });
  const bins2 = sums.flatMap(
    ({ documents, confidence, right: hits }, index) => documents === 0 ? [] : [{ from: index / width, to: (index + 1) / width, documents, confidence: confidence / documents, accuracy: hits / documents }]
  );
  const distance3 = bins2.reduce((sum, bin) => sum + bin.documents * Math.abs(bin.confidence - bin.accuracy), 0);
  return { error: confidences2.length === 0 ? 0 : distance3 / confidences2.length, bins: bins2 };
}

// src/learning/evaluation/classification.ts
function evaluate(actual, predicted2) {
  if (actual.length !== predicted2.length) throw new RangeError(`${predicted2.length} answers for ${actual.length} documents`);
  const confusion = confusionOf(actual, predicted2);
  const perLabel = labelScores(confusion);
  const supported = Object.values(perLabel).filter((label) => label.support > 0);
  const right = confusion.reduce((sum, cell) => sum + (cell.actual === cell.predicted ? cell.count : 0), 0);
  const accuracy = share(right, actual.length);
  return {
    f1: mean(supported.map((label) => label.f1)),
    precision: mean(supported.map((label) => label.precision)),
    recall: mean(supported.map((label) => label.recall)),
    accuracy,
    microF1: accuracy,
    documents: actual.length,
    perLabel,
    confusion
  };
}
var rates = {
  f1: (right, predicted2, support) => share(2 * right, predicted2 + support),
  precision: (right, predicted2, _support) => share(right, predicted2),
  recall: (right, _predicted, support) => share(right, support)
};
function confusionOf(actual, predicted2) {
  const rows2 = /* @__PURE__ */ new Map();
  actual.forEach((label, index) => {
    const row = rows2.get(label) ?? /* @__PURE__ */ new Map();
    rows2.set(label, row.set(predicted2[index], (row.get(predicted2[index]) ?? 0) + 1));
  });
  return [...rows2].flatMap(([label, row]) => [...row].map(([answer2, count5]) => ({ actual: label, predicted: answer2, count: count5 }))).sort((a, b) => b.count - a.count || compare2(a.actual, b.actual) || compare2(a.predicted, b.predicted));
}
function labelScores(confusion) {
  const right = /* @__PURE__ */ new Map();
  const given = /* @__PURE__ */ new Map();
  const support = /* @__PURE__ */ new Map();
  const add = (counts, label, count5) => counts.set(label, (counts.get(label) ?? 0) + count5);
  for (const { actual, predicted: predicted2, count: count5 } of confusion) {
    add(support, actual, count5);
    add(given, predicted2, count5);
    if (actual === predicted2) add(right, actual, count5);
  }
  const labels2 = [.../* @__PURE__ */ new Set([...support.keys(), ...given.keys()])].sort(compare2);
  return Object.fromEntries(
    labels2.map((label) => {
      const counts = [right.get(label) ?? 0, given.get(label) ?? 0, support.get(label) ?? 0];
      return [
        label,
        { f1: rates.f1(...counts), precision: rates.precision(...counts), recall: rates.recall(...counts), support: counts[2] }
      ];
    })
  );
}
var share = (part, whole) => whole === 0 ? 0 : part / whole;
var mean = (values2) => share(
  values2.reduce((sum, value) => sum + value, 0),
  values2.length
);
var compare2 = (a, b) => a < b ? -1 : a > b ? 1 : 0;

// src/promotion/figures.ts
var rate2 = (value) => signed(value.toFixed(3));
var change2 = (value) => Number(value.toFixed(3)) > 0 ? `+${value.toFixed(3)}` : signed(value.toFixed(3));
function apart(value, limit) {
  let decimals = 3;
  while (decimals < 9 && value.toFixed(decimals) === limit.toFixed(decimals)) decimals++;
  return [signed(value.toFixed(decimals)), signed(limit.toFixed(decimals))];
}
var probability2 = (value) => value < 1e-3 ? "p < 0.001" : `p ${value.toFixed(3)}`;
var percent2 = (value) => `${Number((value * 100).toFixed(4))} %`;
var count3 = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");
function about(value) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return count3(Math.ceil(value / unit) * unit);
}
var many = (number, noun) => `${count3(number)} ${noun}${number === 1 ? "" : "s"}`;
function some(items, most2 = 5) {
  const rest = items.length - most2;
  return rest > 0 ? `${items.slice(0, most2).join(", ")} and ${count3(rest)} more` : items.join(", ");
}
var signed = (text3) => /^-0\.?0*$/.test(text3) ? text3.slice(1) : text3.replace("-", "−");

// src/promotion/finding.ts
var weights = ["NOT_COMPARABLE", "REJECT", "HOLD", "FACT", "WARN"];
var passed = (name3, value, limit) => ({
  gate: { name: name3, value, limit, pass: true, inherited: false },
  reason: null
});
var missed = (gate, outcome2, text3) => ({
  gate: { name: gate.name, value: gate.value, limit: gate.limit, pass: false, inherited: gate.inherited ?? false, outcome: outcome2 },
  reason: text3 === null ? null : { weight: outcome2, text: text3 }
});
var say = (weight, text3) => ({ gate: null, reason: { weight, text: text3 } });

// src/promotion/comparable.ts
function renaming(labels2, candidate, renamed) {
  const known2 = new Set(candidate);
  const before = labels2.some((label) => Object.hasOwn(renamed, label) && !known2.has(label));
  return (label) => before && Object.hasOwn(renamed, label) ? renamed[label] : label;
}
function opponentOf(evidence, kind) {
  const { test, labels: labels2, names, renamed } = evidence;
  const predictions2 = test[kind];
  if (names.active === null || predictions2 === null) return null;
  const known2 = (kind === "reference" ? labels2.reference : null) ?? labels2.active ?? [];
  const rename2 = renaming(known2, labels2.candidate, renamed);
  const both = new Set(known2.map(rename2).filter((label) => labels2.candidate.includes(label)));
  const indices = [...test.actual.keys()].filter((index) => both.has(test.actual[index]));
  return {
    kind,
    name: kind === "active" ? `the active model ${names.active}` : "the best model promoted so far",
    indices,
    answers: {
      actual: indices.map((index) => test.actual[index]),
      candidate: indices.map((index) => test.candidate[index].label),
      opponent: indices.map((index) => rename2(predictions2[index].label))
    }
  };
}
function missingPredictions({ test, golden, names }) {
  const wrong2 = (sample2, what) => {
    const answered2 = (model, predictions2) => predictions2 === null || predictions2.length === sample2.actual.length ? [] : [`${model} answered ${count3(predictions2.length)} of ${many(sample2.actual.length, `${what} document`)}: predictions are missing`];
    const silent = names.active !== null && sample2.active === null && sample2.actual.length > 0 ? [`there are no answers of the active model ${names.active} to the ${many(sample2.actual.length, `${what} document`)}`] : [];
    return [
      ...answered2(`the candidate ${names.candidate}`, sample2.candidate),
      ...answered2(`the active model ${names.active}`, sample2.active),
      ...answered2("the best model promoted so far", sample2.reference),
      ...silent
    ];
  };
  return [...wrong2(test, "test"), ...wrong2(golden, "golden")].map((text3) => say("NOT_COMPARABLE", text3));
}
function nothingShared(evidence, active2) {
  const { labels: labels2, names, test, renamed, excluded } = evidence;
  if (names.active === null || active2 !== null && active2.indices.length > 0) return [];
  const known2 = (labels2.active ?? []).map(renaming(labels2.active ?? [], labels2.candidate, renamed));
  const shared = known2.filter((label) => labels2.candidate.includes(label));
  const remedy = "promote it explicitly with `flywheel promote`";
  if (shared.length === 0) {
    const sets = `the candidate knows ${some(labels2.candidate)}; the active model ${names.active} knows ${some(labels2.active ?? [])}`;
    return [say("NOT_COMPARABLE", `the two models share no label (${sets}): map old names with \`task.renamed\`, or ${remedy}`)];
  }
  const models2 = `the candidate ${names.candidate} and the active model ${names.active}`;
  if (test.actual.length > 0) {
    const text3 = `none of the ${many(test.actual.length, "test document")} carries a label that both ${models2} know: add test documents for ${some(shared)}, or ${remedy}`;
    return [say("NOT_COMPARABLE", text3)];
  }
  const why = excluded > 0 ? `all ${many(excluded, "test document")} were in the training data of one of them` : "there are no test documents";
  return [say("NOT_COMPARABLE", `${why}, so ${models2} cannot be compared: add new documents to \`datasets.test\`, or ${remedy}`)];
}

// src/learning/evaluation/random.ts
function seededRandom(seed) {
  const [first, second, third, fourth] = [1, 2, 3, 4].map((lane) => hash2(seed, lane));
  let a = first;
  let b = second;
  let c = third;
  let d = fourth | 1;
  return () => {
    const product = Math.imul(b, 5);
    const result = Math.imul(product << 7 | product >>> 25, 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = d << 11 | d >>> 21;
    return result;
  };
}
function hash2(text3, lane) {
  let state = 2166136261 ^ Math.imul(lane, 2654435769);
  for (let index = 0; index < text3.length; index++) state = Math.imul(state ^ text3.charCodeAt(index), 16777619);
  state = Math.imul(state ^ state >>> 16, 2246822507);
  state = Math.imul(state ^ state >>> 13, 3266489909);
  return (state ^ state >>> 16) >>> 0;
}

// src/promotion/normal.ts
function normalQuantile(probability3) {
  if (!(probability3 > 0 && probability3 < 1)) throw new RangeError(`probability ${probability3} is not between 0 and 1`);
  if (probability3 > 0.5) return -normalQuantile(1 - probability3);
  if (probability3 < 0.02425) {
    const q2 = Math.sqrt(-2 * Math.log(probability3));
    return polynomial(tail, q2) / (polynomial(tailDivisor, q2) * q2 + 1);
  }
  const q = probability3 - 0.5;
  const r = q * q;
  return polynomial(centre, r) * q / (polynomial(centreDivisor, r) * r + 1);
}
var polynomial = (coefficients, x) => coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
var centre = [
  -39.69683028665376,
  220.9460984245205,
  -275.9285104469687,
  138.357751867269,
  -30.66479806614716,
  2.506628277459239
];
var centreDivisor = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
var tail = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
var tailDivisor = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

// src/promotion/paired.ts
function paired(answers, metric, label) {
  if (label === void 0 && (metric === "accuracy" || metric === "microF1")) return pooled(answers);
  const ids = /* @__PURE__ */ new Map();
  const encode = (labels2) => Int32Array.from(labels2, (name3) => {
    const id = ids.get(name3) ?? ids.size;
    ids.set(name3, id);
    return id;
  });
  const actual = encode(answers.actual);
  const candidate = encode(answers.candidate);
  const opponent = encode(answers.opponent);
  const averaged = label === void 0 ? [...new Set(actual)] : [...ids].filter(([name3]) => name3 === label).map(([, id]) => id);
  return { actual, candidate, opponent, labels: ids.size, averaged, rate: rates[labelRate(metric)] };
}
function labelRate(metric) {
  if (metric === "accuracy") return "recall";
  return metric === "microF1" ? "f1" : metric;
}
function pooled({ actual, candidate, opponent }) {
  const right = (answers) => Int32Array.from(answers, (answer2, index) => answer2 === actual[index] ? 0 : 1);
  return {
    actual: new Int32Array(actual.length),
    candidate: right(candidate),
    opponent: right(opponent),
    labels: 2,
    averaged: [0],
    rate: rates.recall
  };
}
function countsOf({ actual, labels: labels2 }, answers) {
  const counts = { right: new Int32Array(labels2), given: new Int32Array(labels2) };
  answers.forEach((answer2, index) => {
    counts.given[answer2]++;
    if (answer2 === actual[index]) counts.right[answer2]++;
  });
  return counts;
}
function supportOf({ actual, labels: labels2 }) {
  const support = new Int32Array(labels2);
  for (const label of actual) support[label]++;
  return support;
}
function values(pair) {
  const support = supportOf(pair);
  const average = ({ right, given }) => {
    const sum = pair.averaged.reduce((total, label) => total + pair.rate(right[label], given[label], support[label]), 0);
    return pair.averaged.length === 0 ? 0 : sum / pair.averaged.length;
  };
  return { candidate: average(countsOf(pair, pair.candidate)), opponent: average(countsOf(pair, pair.opponent)) };
}

// src/promotion/bootstrap.ts
var RESAMPLES = 2e3;
function bootstrap(pair, seed) {
  const { candidate, opponent } = values(pair);
  const differences2 = resample(pair, seededRandom(seed));
  const mean2 = differences2.reduce((sum, difference2) => sum + difference2, 0) / RESAMPLES;
  const standardError = Math.sqrt(differences2.reduce((sum, difference2) => sum + (difference2 - mean2) ** 2, 0) / (RESAMPLES - 1));
  const lower = (level) => {
    const rank = Math.max(1, Math.floor(level * RESAMPLES));
    const shown3 = differences2[rank - 1];
    return rank >= 20 ? shown3 : Math.min(shown3, candidate - opponent + normalQuantile(level) * standardError);
  };
  const upper = (level) => {
    const rank = Math.max(1, Math.floor(level * RESAMPLES));
    const shown3 = differences2[RESAMPLES - rank];
    return rank >= 20 ? shown3 : Math.max(shown3, candidate - opponent - normalQuantile(level) * standardError);
  };
  return { standardError, lower, upper };
}
function detectable(standardError, confidence) {
  return standardError === 0 ? null : 2 * normalQuantile(confidence) * standardError;
}
function resample(pair, next) {
  const cells = cellsOf(pair);
  const perDocument = cells.of.length / 2 ** 32;
  const drawn = new Int32Array(cells.actual.length);
  const counts = new Int32Array(pair.labels * COLUMNS);
  const differences2 = new Float64Array(RESAMPLES);
  for (let draw = 0; draw < RESAMPLES; draw++) {
    drawn.fill(0);
    for (let document = 0; document < cells.of.length; document++) drawn[cells.of[Math.floor(next() * perDocument)]]++;
    tally(cells, drawn, counts.fill(0));
    differences2[draw] = differenceOf(pair, counts);
  }
  return differences2.sort();
}
function cellsOf({ actual, candidate, opponent, labels: labels2 }) {
  const ids = /* @__PURE__ */ new Map();
  const cells = { of: new Int32Array(actual.length), actual: [], candidate: [], opponent: [] };
  actual.forEach((label, index) => {
    const name3 = (label * labels2 + candidate[index]) * labels2 + opponent[index];
    const id = ids.get(name3) ?? ids.size;
    if (id === ids.size) {
      ids.set(name3, id);
      cells.actual.push(label);
      cells.candidate.push(candidate[index]);
      cells.opponent.push(opponent[index]);
    }
    cells.of[index] = id;
  });
  return cells;
}
var COLUMNS = 5;
function tally({ actual, candidate, opponent }, drawn, counts) {
  for (let cell = 0; cell < drawn.length; cell++) {
    const documents = drawn[cell];
    const truth = actual[cell] * COLUMNS;
    const mine = candidate[cell] * COLUMNS;
    const theirs = opponent[cell] * COLUMNS;
    counts[truth] += documents;
    counts[mine + 1] += documents;
    if (mine === truth) counts[mine + 2] += documents;
    counts[theirs + 3] += documents;
    if (theirs === truth) counts[theirs + 4] += documents;
  }
}
function differenceOf({ averaged, rate: rate3 }, counts) {
  let sum = 0;
  let supported = 0;
  for (const label of averaged) {
    const at3 = label * COLUMNS;
    const support = counts[at3];
    if (support === 0) continue;
    supported++;
    sum += rate3(counts[at3 + 2], counts[at3 + 1], support) - rate3(counts[at3 + 4], counts[at3 + 3], support);
  }
  return supported === 0 ? 0 : sum / supported;
}

// src/promotion/significance.ts
var RESAMPLES2 = 1e4;
var ENOUGH = 500;
var ROUNDING = 1e-12;
function randomisationTest(pair, seed, level) {
  const swaps = swapsOf(pair);
  if (swaps.from.length === 0) return { worse: 1, better: 1 };
  const limit = Math.max(RESAMPLES2, Math.ceil(10 / level));
  const draw = resampler(swaps, seededRandom(seed));
  const observed = differenceOf2(swaps, swaps.right, swaps.given);
  const low = { count: 0, draws: 0 };
  const high = { count: 0, draws: 0 };
  for (let draws = 1; draws <= limit && (low.count < ENOUGH || high.count < ENOUGH); draws++) {
    const difference2 = draw();
    if (low.count < ENOUGH) {
      low.draws = draws;
      if (difference2 <= observed + ROUNDING) low.count++;
    }
    if (high.count < ENOUGH) {
      high.draws = draws;
      if (difference2 >= observed - ROUNDING) high.count++;
    }
  }
  const pValue = ({ count: count5, draws }) => (1 + count5) / (1 + draws);
  return { worse: pValue(low), better: pValue(high) };
}
function swapsOf(pair) {
  const documents = [...pair.actual.keys()].filter((index) => pair.candidate[index] !== pair.opponent[index]);
  const touched2 = [...new Set(documents.flatMap((index) => [pair.candidate[index], pair.opponent[index], pair.actual[index]]))];
  const idOf = new Map(touched2.map((label, id) => [label, id]));
  const pick = (labels2) => Int32Array.from(documents, (index) => idOf.get(labels2[index]));
  const narrow = (counts) => Int32Array.from(touched2, (label) => counts[label]);
  const [from, to, actual] = [pick(pair.candidate), pick(pair.opponent), pick(pair.actual)];
  const [candidate, opponent] = [countsOf(pair, pair.candidate), countsOf(pair, pair.opponent)];
  return {
    from,
    to,
    actual,
    gain: actual.map((label, index) => Number(to[index] === label) - Number(from[index] === label)),
    right: narrow(candidate.right),
    given: narrow(candidate.given),
    rightOfBoth: narrow(candidate.right.map((count5, label) => count5 + opponent.right[label])),
    givenOfBoth: narrow(candidate.given.map((count5, label) => count5 + opponent.given[label])),
    support: narrow(supportOf(pair)),
    averaged: pair.averaged.flatMap((label) => idOf.get(label) ?? []),
    denominator: pair.averaged.length,
    rate: pair.rate
  };
}
function resampler(swaps, next) {
  const { from, to, actual, gain } = swaps;
  const right = new Int32Array(swaps.right.length);
  const given = new Int32Array(swaps.given.length);
  return () => {
    right.set(swaps.right);
    given.set(swaps.given);
    let bits = 0;
    for (let index = 0; index < from.length; index++) {
      bits = (index & 31) === 0 ? next() : bits >>> 1;
      if ((bits & 1) === 0) continue;
      given[from[index]]--;
      given[to[index]]++;
      right[actual[index]] += gain[index];
    }
    return differenceOf2(swaps, right, given);
  };
}
function differenceOf2({ averaged, denominator, rate: rate3, support, rightOfBoth, givenOfBoth }, right, given) {
  let sum = 0;
  for (const label of averaged) {
    const documents = support[label];
    sum += rate3(right[label], given[label], documents);
    sum -= rate3(rightOfBoth[label] - right[label], givenOfBoth[label] - given[label], documents);
  }
  return denominator === 0 ? 0 : sum / denominator;
}
function holm(pValues, level) {
  const significant = pValues.map(() => false);
  const order2 = [...pValues.keys()].sort((a, b) => pValues[a] - pValues[b]);
  for (const [rank, index] of order2.entries()) {
    if (pValues[index] > level / (order2.length - rank)) break;
    significant[index] = true;
  }
  return significant;
}
function mcnemar(fixed, broken) {
  return Math.min(1, 2 * binomialTail(fixed + broken, 0.5, Math.min(fixed, broken)));
}
function binomialTail(trials, probability3, most2) {
  if (most2 >= trials) return 1;
  if (probability3 <= 0 || probability3 >= 1) return probability3 <= 0 ? 1 : 0;
  const mode = Math.min(trials, Math.floor((trials + 1) * probability3));
  const odds = probability3 / (1 - probability3);
  const weights2 = new Float64Array(trials + 1);
  weights2[mode] = 1;
  for (let count5 = mode; count5 < trials; count5++) weights2[count5 + 1] = weights2[count5] * (trials - count5) / (count5 + 1) * odds;
  for (let count5 = mode; count5 > 0; count5--) weights2[count5 - 1] = weights2[count5] * count5 / (trials - count5 + 1) / odds;
  const sum = (from, to) => weights2.subarray(from, to).reduce((total, weight) => total + weight, 0);
  return sum(0, most2 + 1) / sum(0, trials + 1);
}

// src/promotion/comparison.ts
var order = ["f1", "accuracy", "microF1", "recall", "precision"];
function gatedMetrics({ maximumDrop }) {
  const [first, ...rest] = order.filter((metric) => maximumDrop[metric] !== void 0);
  return first === void 0 ? ["f1"] : [first, ...rest];
}
var errorRate = ({ confidence }) => Number((1 - confidence).toFixed(12));
var attemptLevel = ({ policy: policy2, attempt }) => errorRate(policy2) / (attempt * (attempt + 1));
function compare3(evidence, opponent, metric) {
  const pair = paired(opponent.answers, metric);
  const seed = `${evidence.seed}/${opponent.kind}/${metric}`;
  const { candidate, opponent: opposing } = values(pair);
  const { worse, better: better2 } = randomisationTest(pair, `${seed}/randomisation`, attemptLevel(evidence));
  const { standardError, lower, upper } = bootstrap(pair, `${seed}/bootstrap`);
  const tail3 = errorRate(evidence.policy) / 2;
  return {
    opponent,
    metric,
    documents: opponent.indices.length,
    candidate,
    opposing,
    difference: candidate - opposing,
    worse,
    better: better2,
    interval: [lower(tail3), upper(tail3)],
    lower,
    detectable: detectable(standardError, evidence.policy.confidence)
  };
}
function inFigures({ metric, opposing, candidate, difference: difference2, interval, documents }, { confidence }) {
  const range2 = `${percent2(confidence)} interval ${change2(interval[0])}…${change2(interval[1])}`;
  return `${metric} ${rate2(opposing)} → ${rate2(candidate)} (${change2(difference2)}, ${range2}, ${many(documents, "document")})`;
}
function tooSmall({ documents, detectable: shown3 }, wanted2) {
  if (shown3 === null) return `the ${many(documents, "test document")} show no difference at all`;
  const can = `${many(documents, "document")} can show a difference of ${rate2(shown3)}`;
  const needed = wanted2 !== null && wanted2 >= 5e-4 ? documents * (shown3 / wanted2) ** 2 : 0;
  const would = needed > documents ? `; about ${about(needed)} would show ${rate2(wanted2)}` : "";
  return `the test set is too small to tell: ${can}${would}`;
}
var attemptOf = ({ attempt }) => attempt === 1 ? "" : ` for candidate ${count3(attempt)} against this model`;

// src/promotion/floors.ts
function floors(evidence, candidate, active2, against) {
  const limits3 = Object.entries(evidence.policy.minimum);
  const short3 = [];
  const findings = limits3.flatMap(([metric, limit]) => {
    const name3 = `minimum ${metric}`;
    if (candidate.documents === 0) {
      const text3 = `the minimum of ${metric}, ${rate2(limit)}, cannot be checked: there are no test documents`;
      return [missed({ name: name3, value: null, limit }, "HOLD", text3)];
    }
    if (reaches(candidate[metric], limit)) return [passed(name3, candidate[metric], limit)];
    const [value, minimum] = apart(candidate[metric], limit);
    const gate = { name: name3, value: candidate[metric], limit };
    short3.push({ gate, metric, text: `${metric} ${value} is below the minimum ${minimum}`, active: active2?.[metric] ?? null });
    return [];
  });
  return [...findings, ...weigh(evidence, short3, against)];
}
function weigh(evidence, short3, against) {
  const inherited = short3.filter((one) => one.active !== null && !reaches(one.active, one.gate.limit));
  const level = errorRate(evidence.policy);
  const worse = inherited.map(
    ({ metric, label }) => against === null ? 1 : randomisationTest(paired(against.answers, metric, label), `${evidence.seed}/floor/${metric}/${label ?? ""}`, level).worse
  );
  const proven = holm(worse, level);
  return short3.map((one) => {
    const index = inherited.indexOf(one);
    if (one.active === null) return missed(one.gate, "REJECT", one.text);
    const theirs = apart(one.active, one.gate.limit)[0];
    if (index < 0) return missed(one.gate, "REJECT", `${one.text}, which ${against.name} keeps (${theirs})`);
    const gate = { ...one.gate, inherited: true };
    if (!proven[index]) return missed(gate, "HOLD", `${one.text}, as is ${against.name} (${theirs})`);
    return missed(gate, "REJECT", `${one.text}, and significantly worse than ${against.name} (${theirs}, ${probability2(worse[index])})`);
  });
}
function unmeasured({ test, labels: labels2 }) {
  const measured = new Set(test.actual);
  const absent = labels2.candidate.filter((label) => !measured.has(label));
  if (test.actual.length === 0 || absent.length === 0) return [];
  const verbs = absent.length === 1 ? ["has", "counts"] : ["have", "count"];
  return [
    say(
      "WARN",
      `${many(absent.length, "label")} ${verbs[0]} no test documents and ${verbs[1]} in no average: ${absent.slice(0, 10).join(", ")}${absent.length > 10 ? ", …" : ""}`
    )
  ];
}
var reaches = (value, limit) => value >= limit - 1e-9;

// src/promotion/golden.ts
function goldenBroken({ golden }) {
  return [...golden.actual.keys()].filter((index) => golden.candidate[index].label !== golden.actual[index]);
}
function goldenKept(evidence) {
  const { golden, names, labels: labels2, renamed } = evidence;
  const documents = golden.actual.length;
  if (documents === 0) return [];
  const rename2 = renaming(labels2.active ?? [], labels2.candidate, renamed);
  const wrong2 = goldenBroken(evidence);
  const broken = wrong2.filter((index) => golden.active !== null && rename2(golden.active[index].label) === golden.actual[index]);
  if (wrong2.length === 0) return [passed("golden", documents, documents)];
  const gate = { name: "golden", value: documents - wrong2.length, limit: documents };
  const answers = (indices) => some(indices.map((index) => `${golden.actual[index]} answered as ${golden.candidate[index].label}`));
  const of = `${count3(wrong2.length)} of ${many(documents, "golden document")}`;
  if (broken.length > 0) {
    const text3 = `${many(broken.length, "golden document")} that the active model ${names.active} has right ${broken.length === 1 ? "is" : "are"} wrong now: ${answers(broken)}`;
    return [missed(gate, "REJECT", text3)];
  }
  const who = names.active === null ? "the candidate gets" : `the candidate gets, like the active model ${names.active},`;
  return [missed({ ...gate, inherited: names.active !== null }, "WARN", null), say("WARN", `${who} ${of} wrong: ${answers(wrong2)}`)];
}

// src/promotion/harm.ts
function harm(evidence, comparisons2) {
  const level = errorRate(evidence.policy);
  const proven = holm(
    comparisons2.map(({ worse }) => worse),
    level
  );
  return comparisons2.flatMap((comparison, index) => [
    notWorse(evidence, comparison, proven[index], level),
    ...drop(evidence, comparison, proven[index])
  ]);
}
function notWorse({ policy: policy2 }, comparison, proven, level) {
  const { opponent, metric, worse } = comparison;
  const name3 = `not-worse than ${opponent.kind}${metric === gatedMetrics(policy2)[0] ? "" : ` (${metric})`}`;
  if (!proven) return passed(name3, worse, level);
  const text3 = `${inFigures(comparison, policy2)}: significantly worse than ${opponent.name} (${probability2(worse)})`;
  return missed({ name: name3, value: worse, limit: level }, "REJECT", text3);
}
function drop({ policy: policy2 }, comparison, proven) {
  const { opponent, metric, worse } = comparison;
  const limit = policy2.maximumDrop[metric];
  if (limit === void 0) return [];
  const name3 = `maximumDrop ${metric}${opponent.kind === "reference" ? " (reference)" : ""}`;
  const lost = comparison.opposing - comparison.candidate;
  if (lost <= limit + 1e-9) return [passed(name3, lost, limit)];
  if (proven) return [missed({ name: name3, value: lost, limit }, "REJECT", null)];
  const [falls, allowed] = apart(lost, limit);
  const beyond = `a fall of ${falls} against ${opponent.name}, where \`maximumDrop\` allows ${allowed}, but not significant (${probability2(worse)})`;
  return [missed({ name: name3, value: lost, limit }, "HOLD", `${inFigures(comparison, policy2)}: ${beyond}; ${tooSmall(comparison, limit)}`)];
}

// src/promotion/label-floors.ts
var MINIMUM_DOCUMENTS = 20;
function labelFloors(evidence, candidate, active2, against) {
  const all = floorsOf(evidence, candidate, active2);
  const kept2 = all.filter((floor) => reaches(floor.gate.value, floor.gate.limit));
  const tested = all.filter((floor) => floor.documents >= MINIMUM_DOCUMENTS);
  const proven = holm(
    tested.map(({ pValue }) => pValue),
    errorRate(evidence.policy)
  );
  const broken = tested.filter((floor, index) => proven[index] && !kept2.includes(floor));
  const doubtful = all.filter((floor) => !kept2.includes(floor) && !broken.includes(floor));
  return [
    ...kept2.map(({ gate }) => passed(gate.name, gate.value, gate.limit)),
    ...weigh(evidence, broken, against),
    ...doubtful.map(
      ({ gate, active: theirs }) => missed({ ...gate, inherited: theirs !== null && !reaches(theirs, gate.limit) }, "WARN", null)
    ),
    ...warn(doubtful)
  ];
}
function floorsOf({ policy: policy2 }, candidate, active2) {
  const { default: otherwise = {}, ...named } = policy2.minimumPerLabel;
  return Object.entries(candidate.perLabel).flatMap(([label, scores]) => {
    const limits3 = Object.entries((Object.hasOwn(named, label) ? named[label] : otherwise) ?? {});
    if (scores.support === 0) return [];
    return limits3.map(([metric, limit]) => {
      const rate3 = labelRate(metric);
      const theirs = active2?.perLabel[label];
      const [value, minimum] = apart(scores[rate3], limit);
      return {
        gate: { name: `minimumPerLabel ${label} ${metric}`, value: scores[rate3], limit },
        metric,
        label,
        text: `${metric} of ${label} is ${value}, below its minimum ${minimum} (${many(scores.support, "test document")})`,
        active: theirs === void 0 || theirs.support === 0 ? null : theirs[rate3],
        documents: scores.support,
        pValue: belowFloor(candidate, label, rate3, limit)
      };
    });
  });
}
function belowFloor({ confusion }, label, rate3, limit) {
  const sum = (cells) => cells.reduce((total, { count: count5 }) => total + count5, 0);
  const right = sum(confusion.filter((cell) => cell.actual === label && cell.predicted === label));
  const carried = sum(confusion.filter((cell) => cell.actual === label));
  const given = sum(confusion.filter((cell) => cell.predicted === label));
  if (rate3 === "recall") return binomialTail(carried, limit, right);
  if (rate3 === "precision") return binomialTail(given, limit, right);
  return binomialTail(carried + given - right, limit / (2 - limit), right);
}
function warn(doubtful) {
  const few = doubtful.filter(({ documents }) => documents < MINIMUM_DOCUMENTS);
  const close = doubtful.filter(({ documents }) => documents >= MINIMUM_DOCUMENTS);
  const list3 = (floors2) => some(floors2.map(({ text: text3 }) => text3));
  return [
    ...few.length === 0 ? [] : [say("WARN", `too few test documents to decide (at least ${MINIMUM_DOCUMENTS} are needed): ${list3(few)}`)],
    ...close.length === 0 ? [] : [say("WARN", `below a floor, but not significantly: ${list3(close)}`)]
  ];
}

// src/promotion/requirement.ts
function requirement(evidence, against) {
  if (evidence.policy.require === "better") return [better(evidence, against[0])];
  if (evidence.policy.require === "non-inferior") return against.map((comparison) => nonInferior(evidence, comparison));
  return [];
}
function better(evidence, comparison) {
  const level = attemptLevel(evidence);
  const gate = { name: `better than ${comparison.opponent.kind}`, value: comparison.better, limit: level };
  if (comparison.better <= level) return passed(gate.name, gate.value, level);
  const asked = `\`require: better\` asks for p of at most ${Number(level.toPrecision(2))}${attemptOf(evidence)}`;
  const text3 = `${inFigures(comparison, evidence.policy)}: not shown to be better (${probability2(comparison.better)}; ${asked})`;
  return missed(gate, "HOLD", `${text3}; ${tooSmall(comparison, comparison.difference > 0 ? comparison.difference : null)}`);
}
function nonInferior(evidence, comparison) {
  const margin = evidence.policy.maximumDrop[comparison.metric] ?? 0;
  const level = attemptLevel(evidence);
  const value = comparison.lower(level);
  const gate = { name: `non-inferior to ${comparison.opponent.kind} ${comparison.metric}`, value, limit: -margin };
  if (value > -margin) return passed(gate.name, value, -margin);
  const [, limit] = apart(value, -margin);
  const asked = `\`require: non-inferior\` asks that the ${percent2(1 - 2 * level)} interval${attemptOf(evidence)} stay above ${limit}, and it begins at ${change2(value)}`;
  return missed(gate, "HOLD", `${inFigures(comparison, evidence.policy)}: ${asked}; ${tooSmall(comparison, margin)}`);
}

// src/promotion/suspicious.ts
var MINIMUM_ROWS = 10;
var PRIOR_ROWS = 10;
function suspiciousLabels(evidence) {
  const { added, labels: labels2, names, renamed, policy: policy2 } = evidence;
  if (added === null || labels2.active === null) return { findings: [], rows: [] };
  const rename2 = renaming(labels2.active, labels2.candidate, renamed);
  const known2 = new Set(labels2.active.map(rename2));
  const judged2 = [...added.given.keys()].filter((index) => known2.has(added.given[index]));
  if (judged2.length < MINIMUM_ROWS) return { findings: [], rows: [] };
  const rows2 = judged2.map((index) => rowOf(added, index, rename2)).filter((row) => row.given !== row.predicted);
  const expectations = expectationsOf(added, judged2, rename2);
  const pValue = tail2(expectations, rows2.length);
  const level = errorRate(policy2);
  const expected2 = expectations.reduce((sum, { rows: size, disagreed, documents }) => sum + size * disagreed / documents, 0);
  const name3 = "agreement of added rows";
  const [value, limit] = [1 - rows2.length / judged2.length, 1 - expected2 / judged2.length];
  if (pValue > level) return { findings: [passed(name3, value, limit)], rows: [] };
  const text3 = `the active model ${names.active} disagrees with ${count3(rows2.length)} of ${many(judged2.length, "added or relabelled row")}, where about ${count3(Math.round(expected2))} would be usual (${probability2(pValue)}): their labels look wrong`;
  return {
    findings: [missed({ name: name3, value, limit }, "HOLD", text3)],
    rows: rows2.sort((a, b) => b.surprise - a.surprise || a.index - b.index)
  };
}
function rowOf({ given, predictions: predictions2 }, index, rename2) {
  const { label, score, classes: classes2 } = predictions2[index];
  const own2 = classes2.find(({ name: name3 }) => rename2(name3) === given[index])?.score ?? 0;
  return { index, given: given[index], predicted: rename2(label), surprise: score - own2 };
}
function expectationsOf({ given, expected: expected2 }, judged2, rename2) {
  const sizes = /* @__PURE__ */ new Map();
  for (const index of judged2) sizes.set(given[index], (sizes.get(given[index]) ?? 0) + 1);
  const seen2 = /* @__PURE__ */ new Map();
  for (const [label, { documents, agreed }] of Object.entries(expected2.perLabel)) {
    const before = seen2.get(rename2(label)) ?? { documents: 0, agreed: 0 };
    seen2.set(rename2(label), { documents: before.documents + documents, agreed: before.agreed + agreed });
  }
  const overall = (expected2.documents - expected2.agreed + 0.5) / (expected2.documents + 1);
  return [...sizes].map(([label, rows2]) => {
    const { documents, agreed } = seen2.get(label) ?? { documents: 0, agreed: 0 };
    return { rows: rows2, disagreed: documents - agreed + PRIOR_ROWS * overall, documents: documents + PRIOR_ROWS };
  });
}
function tail2(expectations, observed) {
  let distribution = Float64Array.of(1);
  for (const expectation2 of expectations) distribution = convolve(distribution, betaBinomial(expectation2));
  return Math.min(
    1,
    distribution.subarray(observed).reduce((sum, share3) => sum + share3, 0)
  );
}
function betaBinomial({ rows: rows2, disagreed, documents }) {
  const agreed = documents - disagreed;
  const ratio = (k) => (rows2 - k) / (k + 1) * ((k + disagreed) / (rows2 - k - 1 + agreed));
  const start = Math.min(rows2, Math.max(0, Math.floor(rows2 * disagreed / documents)));
  const shares = new Float64Array(rows2 + 1);
  shares[start] = 1;
  for (let k = start; k < rows2; k++) shares[k + 1] = shares[k] * ratio(k);
  for (let k = start; k > 0; k--) shares[k - 1] = shares[k] / ratio(k - 1);
  const sum = shares.reduce((total, share3) => total + share3, 0);
  return shares.map((share3) => share3 / sum);
}
function convolve(a, b) {
  const result = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) result[i + j] += a[i] * b[j];
  return result;
}

// src/promotion/judge.ts
function judge(evidence) {
  const missing = missingPredictions(evidence);
  if (missing.length > 0) return unanswered(evidence, missing);
  const candidate = evaluate(
    evidence.test.actual,
    evidence.test.candidate.map(({ label }) => label)
  );
  const active2 = usable(opponentOf(evidence, "active"));
  const reference = usable(opponentOf(evidence, "reference"));
  const activeScores = active2 === null ? null : evaluate(active2.answers.actual, active2.answers.opponent);
  const against = active2 === null ? null : comparisons(evidence, active2);
  const againstBest = reference === null ? null : comparisons(evidence, reference);
  const suspicious = suspiciousLabels(evidence);
  const findings = [
    ...nothingShared(evidence, active2),
    ...harm(evidence, [...against ?? [], ...againstBest ?? []]),
    ...floors(evidence, candidate, activeScores, active2),
    ...labelFloors(evidence, candidate, activeScores, active2),
    ...goldenKept(evidence),
    ...against === null ? [] : requirement(evidence, against),
    ...suspicious.findings,
    ...facts(evidence, candidate, against?.[0] ?? null),
    ...unmeasured(evidence)
  ];
  const { fixed, broken } = flips(active2);
  return {
    verdict: verdictOf(findings, summary2(evidence, candidate, against?.[0] ?? null, mcnemar(fixed.length, broken.length)), suspicious.rows),
    candidate,
    active: activeScores,
    fixed,
    broken,
    goldenBroken: goldenBroken(evidence),
    raisesReference: raises(evidence, againstBest ?? against)
  };
}
var usable = (opponent) => opponent === null || opponent.indices.length === 0 ? null : opponent;
function comparisons(evidence, opponent) {
  const [first, ...rest] = gatedMetrics(evidence.policy);
  return [compare3(evidence, opponent, first), ...rest.map((metric) => compare3(evidence, opponent, metric))];
}
function raises(evidence, best) {
  return best === null || best[0].better <= attemptLevel(evidence);
}
function facts(evidence, candidate, against) {
  const { names, excluded, policy: policy2, test } = evidence;
  const measured = many(candidate.documents, "test document");
  const first = candidate.documents === 0 ? "the first model; there are no test documents to measure it by" : `the first model: f1 ${rate2(candidate.f1)}, accuracy ${rate2(candidate.accuracy)} over ${measured}`;
  const left = candidate.documents - (against?.documents ?? 0);
  const unknown = `${many(left, "test document")} of ${test.actual.length} ${left === 1 ? "carries a label" : "carry labels"} that only one of the models knows: no comparison, but the floors, count${left === 1 ? "s" : ""} ${left === 1 ? "it" : "them"}`;
  return [
    ...against === null ? [] : [say("FACT", inFigures(against, policy2))],
    ...names.active === null ? [say("FACT", first)] : [],
    ...against !== null && left > 0 ? [say("WARN", unknown)] : [],
    ...excluded > 0 ? [say("WARN", `${many(excluded, "test document")} left out: one of the models trained on them`)] : []
  ];
}
function flips(active2) {
  if (active2 === null) return { fixed: [], broken: [] };
  const { actual, candidate, opponent } = active2.answers;
  const where = (now) => active2.indices.filter((_, at3) => candidate[at3] === actual[at3] === now && opponent[at3] === actual[at3] !== now);
  return { fixed: where(true), broken: where(false) };
}
function summary2({ excluded, policy: policy2, test }, { documents }, against, flipped) {
  return {
    documents: against?.documents ?? documents,
    excluded,
    metric: gatedMetrics(policy2)[0],
    pValue: against === null ? null : against.difference < 0 ? against.worse : against.better,
    mcnemar: against === null ? null : flipped,
    interval: against?.interval ?? null,
    detectable: against?.detectable ?? null,
    calibrationError: {
      candidate: calibrationError(test.actual, test.candidate),
      active: test.active === null ? null : calibrationError(test.actual, test.active)
    }
  };
}
var calibrationError = (actual, answers) => calibration(
  answers.map(({ score }) => Math.min(1, score)),
  answers.map(({ label }, at3) => label === actual[at3])
).error;
function verdictOf(findings, test, suspicious) {
  const said = weights.flatMap((weight) => findings.flatMap(({ reason }) => reason?.weight === weight ? [reason] : []));
  const heaviest = said[0]?.weight;
  const texts = said.map(({ text: text3 }) => text3);
  return {
    decision: heaviest === void 0 || heaviest === "FACT" || heaviest === "WARN" ? "PROMOTE" : heaviest,
    // A heavier sentence may already carry the comparison's figures.
    reasons: texts.filter((text3, index) => !texts.slice(0, index).some((earlier2) => earlier2.includes(text3))),
    gates: findings.flatMap(({ gate }) => gate ?? []),
    test,
    suspicious
  };
}
function unanswered(evidence, missing) {
  const nothing2 = evaluate([], []);
  const active2 = evidence.names.active === null ? null : nothing2;
  const verdict = verdictOf(missing, summary2(evidence, nothing2, null, 1), []);
  return { verdict, candidate: nothing2, active: active2, fixed: [], broken: [], goldenBroken: [], raisesReference: false };
}

// src/reconcile/pages.ts
async function everyPage(fetch, items) {
  const found2 = [];
  let token;
  do {
    const page3 = await fetch(token);
    found2.push(...items(page3) ?? []);
    token = page3.NextToken;
  } while (token !== void 0);
  return found2;
}

// src/reconcile/iterations.ts
async function observeIterations(source, config, generation, documentsOf) {
  const { FlywheelArn } = generation.properties;
  const listed5 = await everyPage(
    (NextToken) => source.comprehend.listFlywheelIterationHistory({ FlywheelArn, NextToken }),
    (page3) => page3.FlywheelIterationPropertiesList
  );
  const states = [];
  for (const iteration of listed5.sort((a, b) => a.FlywheelIterationId < b.FlywheelIterationId ? -1 : 1)) {
    const documents = consumed(generation, documentsOf, iteration);
    states.push({
      id: iteration.FlywheelIterationId,
      status: iteration.Status,
      message: iteration.Message ?? "",
      createdAt: iteration.CreationTime,
      documents,
      contentKey: contentKeyOf(config, generation.record.labels, documents),
      model: iteration.TrainedModelArn === void 0 ? null : await observeModel(source, config, generation, iteration.TrainedModelArn, documents)
    });
  }
  return states;
}
function consumed(generation, documentsOf, iteration) {
  const before = generation.datasets.filter(
    (dataset) => documentsOf.has(dataset.DatasetName) && dataset.CreationTime <= iteration.CreationTime
  );
  return FingerprintSet.union(before.map((dataset) => documentsOf.get(dataset.DatasetName)));
}
async function observeModel(source, config, generation, arn3, trainedOn2) {
  const { DocumentClassifierProperties: properties } = await source.comprehend.describeDocumentClassifier({ DocumentClassifierArn: arn3 });
  const statsPrefix2 = properties?.OutputDataConfig?.FlywheelStatsS3Prefix ?? null;
  const stats = statsPrefix2 === null ? null : await readModelStats(source.storage, statsPrefix2);
  const labels2 = generation.record.labels;
  return {
    arn: arn3,
    flywheel: generation.properties.FlywheelArn,
    key: keyOf(config, labels2, stats?.learningVersion ?? "comprehend", trainedOn2),
    contentKey: contentKeyOf(config, labels2, trainedOn2),
    modelDigest: stats?.digest ?? null,
    documents: trainedOn2.size,
    labels: labels2,
    trainedDocuments: properties?.ClassifierMetadata?.NumberOfTrainedDocuments ?? null,
    learningVersion: stats?.learningVersion ?? null,
    statsPrefix: statsPrefix2,
    trainedOn: trainedOn2
  };
}

// src/reconcile/observe.ts
async function observe(source, config) {
  const { comprehend, storage, root: root2 } = source;
  const name3 = config.name;
  const series = (which) => readSeries(storage, root2, name3, which);
  const records = await series("generations");
  const flywheels = await everyPage(
    (NextToken) => comprehend.listFlywheels({ NextToken }),
    (page3) => page3.FlywheelSummaryList
  );
  const generations = [];
  for (const [at3, record] of records.entries()) generations.push(await observeGeneration(source, config, record, at3 + 1, flywheels));
  const serving2 = await series("serving");
  return {
    name: name3,
    serving: serving2,
    adopted: (await series("adopted")).length >= serving2.length,
    generations,
    evidence: await readEvidence(storage, root2, name3),
    retrains: await series("retrains"),
    applied: await series("applied"),
    endpoint: await observeEndpoint(comprehend, config)
  };
}
async function observeGeneration(source, config, record, number, flywheels) {
  const { comprehend, storage, root: root2 } = source;
  const arn3 = flywheels.find((summary4) => summary4.FlywheelArn?.endsWith(`:flywheel/${record.flywheelName}`))?.FlywheelArn;
  if (arn3 === void 0) return { number, record, properties: null, datasets: [], train: FingerprintSet.of([]), iterations: [] };
  const { FlywheelProperties: properties } = await comprehend.describeFlywheel({ FlywheelArn: arn3 });
  const listed5 = await everyPage(
    (NextToken) => comprehend.listDatasets({ FlywheelArn: arn3, NextToken }),
    (page3) => page3.DatasetPropertiesList
  );
  const datasets = listed5.sort((a, b) => seconds(a.CreationTime) - seconds(b.CreationTime));
  const sets = /* @__PURE__ */ new Map();
  for (const dataset of datasets.filter((each) => each.DatasetType === "TRAIN" && each.Status !== "FAILED")) {
    const bytes = await storage.get(documentsUri(root2, config.name, ingestedName(dataset.DatasetName)));
    if (bytes !== void 0) sets.set(dataset.DatasetName, FingerprintSet.read(bytes));
  }
  const generation = { number, record, properties: properties ?? null, datasets, train: FingerprintSet.union([...sets.values()]) };
  return { ...generation, iterations: await observeIterations(source, config, generation, sets) };
}
async function observeEndpoint(comprehend, config) {
  if (config.endpoint === null) return null;
  const endpoints = await everyPage(
    (NextToken) => comprehend.listEndpoints({ NextToken }),
    (page3) => page3.EndpointPropertiesList
  );
  return endpoints.find((endpoint) => endpoint.EndpointArn?.endsWith(`-endpoint/${config.endpoint.name}`)) ?? null;
}
var ingestedName = (dataset) => dataset.replace(/^((?:train|test)-[0-9a-f]{16})-\d+$/, "$1");
var seconds = (time) => time === void 0 ? 0 : time.getTime() / 1e3;
var nowServing = (observed) => observed.serving.at(-1) ?? null;

// src/reconcile/delta.ts
var minimumPerLabel = 10;
var minimumBytes = 500;
function tooSmall2(documents) {
  const counts = /* @__PURE__ */ new Map();
  let bytes = 0;
  for (const document of documents) {
    bytes += Buffer.byteLength(document.text) + 2;
    for (const label of document.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const rarest = [...counts].sort((a, b) => a[1] - b[1])[0];
  if (rarest !== void 0 && rarest[1] < minimumPerLabel)
    return `${plural(documents.length, "new document")} cannot be a dataset of their own: label ${rarest[0]} has ${rarest[1]}, the service wants ${minimumPerLabel}`;
  if (bytes < minimumBytes)
    return `${plural(documents.length, "new document")} cannot be a dataset of their own: ${bytes} bytes, the service wants ${minimumBytes}`;
  return null;
}
function whyFresh(desired, observed, attempt) {
  const latest = observed.generations.findLast((generation) => generation.properties !== null);
  if (latest === void 0)
    return `the first model: ${plural(desired.documents.train.length, "document")}, ${plural(desired.labels.length, "label")}`;
  if (attempt > 0) return `attempt ${attempt + 1} at the same ${plural(desired.documents.train.length, "document")}`;
  const labels2 = labelChange(desired.labels, latest.record.labels);
  const documents = documentChange(desired, latest);
  return [labels2, documents].filter((part) => part !== "").join("; ") || "the service did not train on every document";
}
function labelChange(after, before) {
  const added = after.filter((label) => !before.includes(label));
  const removed = before.filter((label) => !after.includes(label));
  const parts = [
    added.length > 0 ? `label ${added.join(", ")} added` : "",
    removed.length > 0 ? `label ${removed.join(", ")} removed` : ""
  ];
  return parts.filter((part) => part !== "").join(", ");
}
function documentChange(desired, generation) {
  const gone = [...generation.train].filter((fingerprint2) => !desired.train.has(fingerprint2));
  const relabelled = gone.filter((fingerprint2) => desired.train.hasText(textKey(fingerprint2))).length;
  const removed = gone.length - relabelled;
  const added = desired.train.size - (generation.train.size - gone.length) - relabelled;
  const parts = [
    relabelled > 0 ? `${plural(relabelled, "document")} relabelled` : "",
    removed > 0 ? relabelled > 0 ? `${removed} removed` : `${plural(removed, "document")} removed` : "",
    added > 0 ? `${added} added` : ""
  ];
  return parts.filter((part) => part !== "").join(", ");
}
var plural = (count5, noun) => `${count5} ${noun}${count5 === 1 ? "" : "s"}`;

// src/reconcile/endpoint.ts
function endpointChange(config, observed) {
  const nothing2 = { changes: [], waiting: null, stalled: null };
  const serving2 = nowServing(observed);
  const declared3 = config.endpoint;
  if (declared3 === null || serving2 === null || !observed.adopted) return nothing2;
  const { endpoint } = observed;
  const target = declared3.name;
  if (endpoint === null)
    return {
      ...nothing2,
      changes: [
        { kind: "create-endpoint", target, reason: `${plural(declared3.inferenceUnits, "inference unit")}, following the flywheel` }
      ]
    };
  if (endpoint.Status === "FAILED")
    return { ...nothing2, stalled: `Endpoint ${target} is FAILED: ${endpoint.Message ?? "the service gave no reason"}` };
  if (endpoint.Status !== "IN_SERVICE") return { ...nothing2, waiting: `endpoint ${target} is ${endpoint.Status}` };
  const reason = difference(endpoint, declared3, serving2.model.flywheel);
  if (reason !== null) return { ...nothing2, changes: [{ kind: "update-endpoint", target, reason, arn: endpoint.EndpointArn }] };
  const active2 = observed.generations.find((generation) => generation.properties?.FlywheelArn === serving2.model.flywheel)?.properties?.ActiveModelArn;
  return endpoint.ModelArn === active2 ? nothing2 : { ...nothing2, waiting: `endpoint ${target} has not switched to the active model yet` };
}
function difference(endpoint, declared3, flywheel) {
  if (endpoint.FlywheelArn !== flywheel) return `follow ${flywheel.split("/").at(-1)}, which serves`;
  if (endpoint.DesiredInferenceUnits !== declared3.inferenceUnits)
    return `inference units ${endpoint.DesiredInferenceUnits} → ${declared3.inferenceUnits}`;
  return null;
}

// src/reconcile/situation.ts
var running = ["TRAINING", "EVALUATING", "STOP_REQUESTED"];
var ended = ["FAILED", "STOPPED"];
var datasetsInSight = 45;
function situation(desired, observed) {
  const attempt = observed.retrains.filter((retrain2) => retrain2.contentKey === desired.contentKey).length;
  const working = workingGeneration(desired, observed, attempt);
  const candidate = candidateModel(desired, observed, attempt);
  const last = working?.iterations.at(-1);
  const failed = candidate === null && last?.contentKey === desired.contentKey && ended.includes(last.status) ? last : null;
  return { attempt, candidate, working, missing: missingFrom(desired, working), failed };
}
function candidateModel(desired, observed, attempt) {
  const models2 = observed.generations.filter((generation) => attempt === 0 || isAttempt(generation, desired, attempt)).flatMap((generation) => generation.iterations).filter((iteration) => iteration.contentKey === desired.contentKey && iteration.status === "COMPLETED").flatMap((iteration) => iteration.model !== null && isWhole(iteration.model) ? [iteration.model] : []);
  const serving2 = observed.serving.at(-1)?.model.arn;
  return models2.find((model) => model.arn === serving2) ?? models2.at(-1) ?? null;
}
function workingGeneration(desired, observed, attempt) {
  const fits = (generation) => attempt === 0 ? canContinue(generation, desired) : isAttempt(generation, desired, attempt);
  return observed.generations.findLast(fits) ?? null;
}
var isAttempt = (generation, desired, attempt) => generation.record.contentKey === desired.contentKey && generation.record.attempt === attempt;
function canContinue(generation, desired) {
  if (generation.record.labels.join("\n") !== desired.labels.join("\n")) return false;
  if (generation.properties === null) return generation.record.contentKey === desired.contentKey && generation.record.attempt === 0;
  const short3 = generation.iterations.some((iteration) => iteration.model !== null && !isWhole(iteration.model));
  const full = generation.train.size < desired.train.size && generation.datasets.filter((dataset) => dataset.DatasetType === "TRAIN").length >= datasetsInSight;
  return !short3 && !full && generation.train.isSubsetOf(desired.train);
}
function missingFrom(desired, working) {
  if (working === null) return desired.documents.train;
  return desired.documents.train.filter((document) => !working.train.has(document.fingerprint));
}
function busyWith(generation) {
  const status2 = generation.properties?.Status;
  if (status2 !== void 0 && ["CREATING", "UPDATING", "DELETING"].includes(status2))
    return `flywheel ${generation.record.flywheelName} is ${status2}`;
  const dataset = generation.datasets.find((each) => each.Status === "CREATING");
  if (dataset !== void 0) return `dataset ${dataset.DatasetName} is CREATING`;
  const iteration = generation.iterations.find((each) => running.includes(each.status));
  if (iteration !== void 0) return `iteration ${iteration.id} is ${iteration.status}`;
  return null;
}

// src/reconcile/version.ts
var models = (observed) => observed.generations.flatMap((generation) => generation.iterations).flatMap((iteration) => iteration.model === null ? [] : [iteration.model]);
function findModel(observed, version) {
  const wanted2 = version.trim();
  const found2 = models(observed).filter(
    (model) => model.arn === wanted2 || model.arn.endsWith(`/version/${wanted2}`) || /^[0-9a-f]{6,64}$/.test(wanted2) && model.key.startsWith(wanted2)
  );
  return new Set(found2.map((model) => model.key)).size === 1 ? found2.at(-1) : null;
}
function knownVersions(observed) {
  const known2 = [...new Set(models(observed).map((model) => model.key.slice(0, 8)))].reverse();
  return known2.length === 0 ? "no model is trained yet" : `known are ${known2.slice(0, 8).join(", ")}${known2.length > 8 ? ` and ${known2.length - 8} older ones` : ""}`;
}

// src/reconcile/plan.ts
function plan(desired, observed, options2) {
  const now = situation(desired, observed);
  const pinned = pinnedModel(desired, observed);
  const verdict = verdictOn(now.candidate, desired, observed);
  const base = { changes: [], waiting: null, stalled: null, situation: now, verdict, pinned };
  if (desired.config.suspend) return base;
  const endpoint = endpointChange(desired.config, observed);
  const training = now.candidate === null ? trainingChanges(desired, observed, now, options2.strict) : [];
  return {
    ...base,
    changes: [
      ...adoptChange(observed),
      ...pinChange(desired, observed, pinned),
      ...training,
      ...verdictChange(desired, observed, base),
      ...endpoint.changes
    ],
    waiting: (now.candidate === null && now.working !== null ? busyWith(now.working) : null) ?? endpoint.waiting,
    stalled: stalled(now) ?? endpoint.stalled
  };
}
function evidenceKeyOf(candidate, desired, observed) {
  const serving2 = nowServing(observed);
  const active2 = serving2?.model.key ?? null;
  const reference = serving2?.reference.key ?? null;
  return sha256(evidenceText(active2, candidate.key, desired.judge, reference === active2 ? null : reference));
}
function verdictOn(candidate, desired, observed) {
  if (candidate === null) return null;
  const key = evidenceKeyOf(candidate, desired, observed);
  return observed.evidence.find((record) => record.evidence === key) ?? null;
}
function pinnedModel(desired, observed) {
  if (desired.config.pin !== null) return findModel(observed, desired.config.pin);
  const serving2 = nowServing(observed);
  return serving2?.decision === "rollback" ? findModel(observed, serving2.model.arn) : null;
}
function adoptChange(observed) {
  const serving2 = nowServing(observed);
  if (serving2 === null || observed.adopted) return [];
  return [{ kind: "adopt", target: shortKey(serving2.model), reason: "the active model of its flywheel, which endpoints follow", serving: serving2 }];
}
function pinChange(desired, observed, pinned) {
  const serving2 = nowServing(observed);
  if (pinned === null || desired.config.pin === null || serving2 === null) return [];
  if (serving2.model.key === pinned.key && serving2.decision !== "rollback") return [];
  const why = `pin: ${desired.config.pin} in ${desired.config.file}`;
  const promotion = { model: nameOf(pinned), decision: "pin", evidence: null, f1: null, why, raisesReference: true };
  return serving2.model.key === pinned.key || serving2.model.arn !== pinned.arn ? [{ kind: "promote", target: shortKey(pinned), reason: why, promotion }] : [];
}
function trainingChanges(desired, observed, now, strict2) {
  if (now.failed !== null || desired.documents.train.length === 0) return [];
  const small3 = strict2 && now.working !== null && now.working.train.size > 0 && now.missing.length > 0 ? tooSmall2(now.missing) : null;
  const working = small3 === null ? now.working : null;
  const changes = [];
  if (working === null || working.properties === null) {
    const reason = small3 ?? whyFresh(desired, observed, now.attempt);
    const replaces = observed.generations.some((generation) => generation.properties !== null);
    const target = working?.record.flywheelName ?? generationName(desired, observed, now.attempt);
    changes.push({ kind: "create-generation", target, reason, attempt: now.attempt, recorded: working !== null, replaces });
  } else if (busyWith(working) !== null) return [];
  const flywheel = working?.properties?.FlywheelArn ?? null;
  changes.push(...datasetChanges(desired, working, small3 === null ? now.missing : desired.documents.train, flywheel));
  const documents = plural(desired.documents.train.length, "document");
  changes.push({
    kind: "train",
    target: desired.config.name,
    reason: `${documents}, ${plural(desired.labels.length, "label")}`,
    flywheel,
    attempt: now.attempt
  });
  changes.push({ kind: "judge", target: desired.config.name, reason: judgeReason(desired, observed), candidate: null });
  return changes;
}
function datasetChanges(desired, working, missing, flywheel) {
  const changes = [];
  const { test } = desired.documents;
  const has = (type) => working?.datasets.some((dataset) => dataset.DatasetType === type && dataset.Status !== "FAILED") ?? false;
  const add = (type, documents, reason) => {
    const name3 = contentName(
      type === "TRAIN" ? "train" : "test",
      documents.map((document) => document.fingerprint)
    );
    const failed = working?.datasets.filter((dataset) => dataset.DatasetName.startsWith(name3) && dataset.Status === "FAILED").length ?? 0;
    changes.push({ kind: "create-dataset", target: failed === 0 ? name3 : `${name3}-${failed + 1}`, reason, type, flywheel, documents });
  };
  if (test.length > 0 && !has("TEST")) add("TEST", test, `${plural(test.length, "test document")}, so that the service holds nothing back`);
  if (missing.length > 0)
    add("TRAIN", missing, has("TRAIN") ? `${plural(missing.length, "new document")}` : plural(missing.length, "document"));
  return changes;
}
function generationName(desired, observed, attempt) {
  const earlier2 = observed.generations.filter((generation) => generation.record.contentKey === desired.contentKey).length;
  const digits = earlier2 === 0 && attempt === 0 ? desired.contentKey : sha256(`${desired.contentKey}/${attempt}/${earlier2}`);
  return `${desired.config.name}-${digits.slice(0, 8)}`;
}
function judgeReason(desired, observed) {
  const serving2 = nowServing(observed);
  const against = serving2 === null ? "by its floors: nothing serves yet" : `against model ${shortKey(serving2.model)}`;
  return `${against}, on ${plural(desired.documents.test.length, "test document")}; promoted if the verdict allows`;
}
function verdictChange(desired, observed, { situation: now, verdict, pinned }) {
  const candidate = now.candidate;
  const serving2 = nowServing(observed);
  if (candidate === null || candidate.key === serving2?.model.key) return [];
  if (verdict === null) return [{ kind: "judge", target: shortKey(candidate), reason: judgeReason(desired, observed), candidate }];
  const blocked = desired.config.pin !== null || pinned !== null || serving2?.pinnedAway.includes(candidate.key);
  if (verdict.verdict.decision !== "PROMOTE" || desired.config.promotion.approval !== "on-merge" || blocked) return [];
  const promotion = {
    model: nameOf(candidate),
    decision: serving2 === null ? "first" : "verdict",
    evidence: verdict.evidence,
    f1: verdict.candidate.f1,
    why: verdict.verdict.reasons[0] ?? "the verdict allows it",
    raisesReference: verdict.raisesReference
  };
  return [{ kind: "promote", target: shortKey(candidate), reason: promotion.why, promotion }];
}
function stalled(now) {
  if (now.failed !== null)
    return `Iteration ${now.failed.id} ended ${now.failed.status}: ${now.failed.message || "the service gave no reason"}`;
  const broken = now.working?.properties?.Status === "FAILED" ? now.working : null;
  if (broken !== null)
    return `Flywheel ${broken.record.flywheelName} is FAILED: ${broken.properties.Message ?? "the service gave no reason"}`;
  const lost = now.working?.datasets.filter((dataset) => dataset.Status === "FAILED") ?? [];
  if (lost.length >= 3)
    return `Dataset ${lost.at(-1).DatasetName} failed ${lost.length} times: ${lost.at(-1).Message ?? "the service gave no reason"}`;
  return null;
}

// src/comprehend/job-output.ts
import { gunzipSync, gzipSync } from "node:zlib";

// src/comprehend/tar.ts
var block = 512;
var ascii = new TextEncoder();
var text = new TextDecoder();
function writeSingleFileTar(name3, content) {
  if (ascii.encode(name3).length > 100) throw new RangeError(`The name ${name3} is longer than the 100 bytes a tar header has for it.`);
  const padded = Math.ceil(content.length / block) * block;
  const archive = new Uint8Array(block + padded + 2 * block);
  const put = (offset, value) => archive.set(ascii.encode(value), offset);
  put(0, name3);
  put(100, "0000644\0");
  put(108, "0000000\0");
  put(116, "0000000\0");
  put(124, `${content.length.toString(8).padStart(11, "0")}\0`);
  put(136, "00000000000\0");
  put(148, "        ");
  put(156, "0");
  put(257, "ustar\x0000");
  put(148, `${checksum(archive).toString(8).padStart(6, "0")}\0 `);
  archive.set(content, block);
  return archive;
}
function readSingleFileTar(archive) {
  for (let at3 = 0; at3 + block <= archive.length && archive[at3] !== 0; ) {
    const header = archive.subarray(at3, at3 + block);
    if (octal(header.subarray(148, 156)) !== checksum(header))
      throw new RangeError("The bytes are no tar archive: the checksum of the header is wrong.");
    const size = octal(header.subarray(124, 136));
    const start = at3 + block;
    if (start + size > archive.length)
      throw new RangeError(`The tar archive is cut short: ${size} bytes announced, ${archive.length - start} there.`);
    const type = header[156];
    if (type === 48 || type === 0) return { name: field(header.subarray(0, 100)), content: archive.subarray(start, start + size) };
    at3 = start + Math.ceil(size / block) * block;
  }
  throw new RangeError("The tar archive holds no file.");
}
function checksum(header) {
  let sum = 0;
  for (let at3 = 0; at3 < block; at3++) sum += at3 >= 148 && at3 < 156 ? 32 : header[at3];
  return sum;
}
function field(bytes) {
  const end = bytes.indexOf(0);
  return text.decode(end < 0 ? bytes : bytes.subarray(0, end));
}
function octal(bytes) {
  const digits = field(bytes).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

// src/comprehend/job-output.ts
function writeJobOutput(predictions2) {
  const lines = predictions2.map((prediction) => `${JSON.stringify(prediction)}
`).join("");
  return gzipSync(writeSingleFileTar("predictions.jsonl", new TextEncoder().encode(lines)));
}
function readJobOutput(bytes) {
  const { content } = readSingleFileTar(gunzipSync(bytes));
  const lines = new TextDecoder().decode(content).split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}

// src/reconcile/score.ts
var looks = 480;
async function predictions(backend, model, texts) {
  if (texts.length === 0) return [];
  const { comprehend, storage } = backend.scoring;
  const token = sha256(`${model}
${texts.join("\n")}`);
  const input = `${backend.root}/scoring/${token}/input.txt`;
  await storage.putIfAbsent(input, Buffer.from(`${texts.join("\n")}
`));
  const { JobId } = await comprehend.startDocumentClassificationJob({
    DocumentClassifierArn: model,
    ClientRequestToken: token,
    DataAccessRoleArn: backend.dataAccessRole,
    InputDataConfig: { S3Uri: input, InputFormat: "ONE_DOC_PER_LINE" },
    OutputDataConfig: { S3Uri: `${backend.root}/scoring/${token}/` }
  });
  const output = await storage.get(await outputOf(backend, JobId));
  return output === void 0 ? null : byLine(readJobOutput(output), texts.length);
}
async function outputOf(backend, job) {
  for (let look3 = 0; look3 < looks; look3++) {
    const { DocumentClassificationJobProperties: properties } = await backend.scoring.comprehend.describeDocumentClassificationJob({
      JobId: job
    });
    if (properties?.JobStatus === "COMPLETED") return properties.OutputDataConfig.S3Uri;
    if (properties?.JobStatus === "FAILED" || properties?.JobStatus === "STOPPED")
      throw new Failure(
        "scoring-failed",
        `Scoring job ${job} ended ${properties.JobStatus}: ${properties.Message ?? "the service gave no reason"}.`
      );
    await backend.scoring.wait();
  }
  throw new Failure("scoring-unfinished", `Scoring job ${job} did not end.`, { hint: "Run the command again: it goes on from here." });
}
function byLine(rows2, count5) {
  const answers = new Array(count5).fill(void 0);
  for (const row of rows2) {
    const classes2 = row.Classes.map(({ Name, Score }) => ({ name: Name, score: Score }));
    if (classes2.length > 0) answers[Number(row.Line)] = { label: classes2[0].name, score: classes2[0].score, classes: classes2 };
  }
  return rows2.length === count5 && answers.every((answer2) => answer2 !== void 0) ? answers : null;
}

// src/reconcile/judging.ts
var mostAddedRows = 5e3;
async function judgeCandidate(backend, desired, observed, candidate) {
  const serving2 = nowServing(observed);
  const all = models(observed);
  const active2 = serving2 === null ? null : all.find((model) => model.arn === serving2.model.arn) ?? null;
  const reference = serving2 === null || serving2.reference.key === serving2.model.key ? null : all.find((model) => model.arn === serving2.reference.arn) ?? null;
  const trainedOn2 = [candidate, active2, reference].flatMap((model) => model === null ? [] : [model.trainedOn]);
  const test = desired.documents.test.filter((document) => !trainedOn2.some((set) => set.hasText(textKey(document.fingerprint))));
  const evidence = evidenceKeyOf(candidate, desired, observed);
  const earlier2 = observed.evidence.filter(
    (record) => record.activeKey === (serving2?.model.key ?? null) && record.judge === desired.judge && record.candidateKey !== candidate.key
  );
  const rows2 = active2 === null ? [] : addedRows(desired, active2);
  const input = {
    policy: desired.config.promotion,
    names: { candidate: shortKey(candidate), active: active2 === null ? null : shortKey(active2) },
    labels: { candidate: candidate.labels, active: active2?.labels ?? null, reference: reference?.labels ?? null },
    renamed: desired.config.task.renamed,
    test: await sample(backend, test, { candidate, active: active2, reference }),
    golden: await sample(backend, desired.documents.golden, { candidate, active: active2, reference: null }),
    excluded: desired.documents.test.length - test.length,
    added: active2 === null || rows2.length === 0 ? null : await agreement(backend, active2, rows2),
    attempt: new Set(earlier2.map((record) => record.candidateKey)).size + 1,
    seed: evidence
  };
  return toRecord(judge(input), {
    evidence,
    desired,
    candidate,
    activeKey: serving2?.model.key ?? null,
    test,
    rows: rows2,
    input,
    at: backend.now().toISOString()
  });
}
async function sample(backend, documents, models2) {
  const texts = documents.map((document) => document.text);
  const answers = async (model) => model === null ? null : await predictions(backend, model.arn, texts);
  return {
    actual: documents.map((document) => document.labels[0]),
    candidate: await answers(models2.candidate) ?? [],
    active: models2.active === null ? null : await answers(models2.active) ?? [],
    reference: models2.reference === null ? null : await answers(models2.reference) ?? []
  };
}
var addedRows = (desired, active2) => desired.documents.train.filter((document) => !active2.trainedOn.has(document.fingerprint)).slice(0, mostAddedRows);
async function agreement(backend, active2, rows2) {
  const outOfFold = active2.statsPrefix === null ? void 0 : await readOutOfFold(backend.storage, active2.statsPrefix);
  if (outOfFold === void 0) return null;
  const own2 = await predictions(
    backend,
    active2.arn,
    rows2.map((document) => document.text)
  );
  if (own2 === null) return null;
  const byText = new Map([...outOfFold.values()].map((row) => [textKey(row.fingerprint), row]));
  const expected2 = { documents: 0, agreed: 0, perLabel: {} };
  for (const row of outOfFold.values()) {
    expected2.perLabel[row.given] ??= { documents: 0, agreed: 0 };
    for (const count5 of [expected2, expected2.perLabel[row.given]]) {
      count5.documents++;
      if (row.given === row.predicted) count5.agreed++;
    }
  }
  const opinion = (document, at3) => {
    const trained = byText.get(textKey(document.fingerprint));
    if (trained === void 0) return own2[at3];
    const before = trained.given === trained.predicted ? [] : [{ name: trained.given, score: trained.givenScore }];
    return { label: trained.predicted, score: trained.score, classes: [{ name: trained.predicted, score: trained.score }, ...before] };
  };
  return { given: rows2.map((document) => document.labels[0]), predictions: rows2.map(opinion), expected: expected2 };
}
function toRecord(judgement, context) {
  const { desired, input, test, rows: rows2 } = context;
  const flip = (documents, from) => (at3) => ({
    fingerprint: documents[at3].fingerprint,
    active: from.active?.[at3]?.label ?? "",
    candidate: from.candidate[at3].label
  });
  return {
    evidence: context.evidence,
    activeKey: context.activeKey,
    candidateKey: context.candidate.key,
    judge: desired.judge,
    verdict: judgement.verdict,
    candidate: judgement.candidate,
    active: judgement.active,
    fixed: judgement.fixed.map(flip(test, input.test)),
    broken: judgement.broken.map(flip(test, input.test)),
    golden: { documents: input.golden.actual.length, broken: judgement.goldenBroken.map(flip(desired.documents.golden, input.golden)) },
    suspicious: judgement.verdict.suspicious.map((row) => rows2[row.index].fingerprint),
    raisesReference: judgement.raisesReference,
    commit: desired.commit,
    at: context.at
  };
}

// src/reconcile/apply.ts
async function applyChange(backend, desired, observed, change3, asker) {
  switch (change3.kind) {
    case "create-generation":
      return createGeneration(backend, desired, observed, change3);
    case "create-dataset":
      return createDataset(backend, desired, change3);
    case "train":
      return train(backend, desired, change3);
    case "judge":
      return writeEvidence(
        backend.storage,
        backend.root,
        observed.name,
        await judgeCandidate(backend, desired, observed, change3.candidate)
      );
    case "promote":
      return promote(backend, desired, observed, change3, asker);
    case "adopt":
      return adopt(backend, observed, change3);
    case "create-endpoint":
    case "update-endpoint":
      return bindEndpoint(backend, desired, observed, change3);
  }
}
async function createGeneration(backend, desired, observed, change3) {
  const { target: flywheelName, reason, attempt } = change3;
  const { config, labels: labels2, contentKey, commit: commit2 } = desired;
  if (!change3.recorded) {
    const record = { flywheelName, contentKey, attempt, labels: labels2, commit: commit2, reason, at: backend.now().toISOString() };
    await writeRecord(backend.storage, backend.root, observed.name, "generations", observed.generations.length + 1, record);
  }
  await unlessThere(
    () => backend.comprehend.createFlywheel({
      FlywheelName: flywheelName,
      DataAccessRoleArn: backend.dataAccessRole,
      DataLakeS3Uri: `${backend.root}/lake`,
      ModelType: "DOCUMENT_CLASSIFIER",
      TaskConfig: { LanguageCode: config.task.language, DocumentClassificationConfig: { Mode: "MULTI_CLASS", Labels: labels2 } },
      ClientRequestToken: sha256(`${flywheelName}
${contentKey}`),
      Tags: [{ Key: "flywheel", Value: config.name }]
    })
  );
}
async function createDataset(backend, desired, change3) {
  const name3 = desired.config.name;
  const content = ingestedName(change3.target);
  const upload = uploadUri(backend.root, name3, content);
  await backend.storage.putIfAbsent(upload, writeComprehendCsv(change3.documents));
  const fingerprints = FingerprintSet.of(change3.documents.map((document) => document.fingerprint));
  await backend.storage.putIfAbsent(documentsUri(backend.root, name3, content), fingerprints.bytes);
  await unlessThere(
    () => backend.comprehend.createDataset({
      FlywheelArn: change3.flywheel,
      DatasetName: change3.target,
      DatasetType: change3.type,
      InputDataConfig: { DataFormat: "COMPREHEND_CSV", DocumentClassifierInputDataConfig: { S3Uri: upload } },
      ClientRequestToken: sha256(`${change3.flywheel}
${change3.target}`)
    })
  );
}
async function train(backend, desired, change3) {
  const token = sha256(`${change3.flywheel}
${desired.contentKey}
${change3.attempt}`);
  await backend.comprehend.startFlywheelIteration({ FlywheelArn: change3.flywheel, ClientRequestToken: token });
}
async function promote(backend, desired, observed, change3, asker) {
  const { model, decision, evidence, f1, why, raisesReference } = change3.promotion;
  const before = nowServing(observed);
  const record = {
    model: nameOf(model),
    decision,
    evidence,
    f1,
    by: asker.by,
    why,
    commit: desired.commit,
    at: backend.now().toISOString(),
    reference: before === null || raisesReference ? nameOf(model) : before.reference,
    pinnedAway: pinnedAway(before, model, decision)
  };
  await writeRecord(backend.storage, backend.root, observed.name, "serving", observed.serving.length + 1, record);
}
function pinnedAway(before, model, decision) {
  const away = new Set(before?.pinnedAway ?? []);
  if (before !== null && (decision === "pin" || decision === "rollback")) away.add(before.model.key);
  away.delete(model.key);
  return [...away];
}
async function adopt(backend, observed, change3) {
  const { model } = change3.serving;
  const { FlywheelProperties: flywheel } = await backend.comprehend.describeFlywheel({ FlywheelArn: model.flywheel });
  if (flywheel?.ActiveModelArn !== model.arn)
    await backend.comprehend.updateFlywheel({ FlywheelArn: model.flywheel, ActiveModelArn: model.arn });
  const trained = models(observed).find((each) => each.arn === model.arn);
  await putActiveView(backend, observed.name, change3.serving, trained?.statsPrefix ?? null);
  await writeRecord(backend.storage, backend.root, observed.name, "adopted", observed.serving.length, { at: backend.now().toISOString() });
}
async function bindEndpoint(backend, desired, observed, change3) {
  const { name: name3, inferenceUnits: inferenceUnits2 } = desired.config.endpoint;
  const flywheel = nowServing(observed).model.flywheel;
  if (change3.kind === "update-endpoint") {
    await backend.comprehend.updateEndpoint({ EndpointArn: change3.arn, FlywheelArn: flywheel, DesiredInferenceUnits: inferenceUnits2 });
    return;
  }
  await unlessThere(
    () => backend.comprehend.createEndpoint({
      EndpointName: name3,
      FlywheelArn: flywheel,
      DesiredInferenceUnits: inferenceUnits2,
      ClientRequestToken: sha256(`${name3}
${flywheel}`)
    })
  );
}
async function unlessThere(create) {
  try {
    await create();
  } catch (error) {
    if (!(error instanceof Error && error.name === "ResourceInUseException")) throw error;
  }
}

// src/reconcile/change.ts
function changeSign(kind, replaces = false) {
  switch (kind) {
    case "create-generation":
      return replaces ? "±" : "+";
    case "create-dataset":
    case "create-endpoint":
      return "+";
    case "train":
    case "promote":
    case "adopt":
    case "update-endpoint":
      return "~";
    case "judge":
      return "?";
  }
}
function describeChange(change3) {
  const replaces = change3.kind === "create-generation" && change3.replaces;
  return { kind: change3.kind, target: change3.target, reason: change3.reason, sign: changeSign(change3.kind, replaces) };
}

// src/reconcile/guard.ts
var mostRemoved = 0.5;
var fewDocuments = 20;
var mostGenerations = 50;
function guard(plan3, desired, observed, deployed) {
  return unknownPin(desired, observed) ?? lostLake(desired, observed, deployed) ?? lostModel(desired, observed) ?? mostDocumentsGone(plan3, desired, observed) ?? quota(plan3, desired, observed);
}
function unknownPin({ config }, observed) {
  if (config.pin === null || findModel(observed, config.pin) !== null) return null;
  return new Failure(
    "unknown-pin",
    `${config.file} pins version ${config.pin}, which flywheel ${config.name} does not have; ${knownVersions(observed)}.`,
    {
      hint: "Write one of these versions, or `pin: null`."
    }
  );
}
function lostLake({ config }, observed, deployed) {
  if (!deployed || observed.generations.length > 0) return null;
  return new Failure("lake-missing", `Flywheel ${config.name} was deployed before, and its lake (${config.engine.lake}) is empty.`, {
    hint: "Restore the lake. To begin again on purpose, rename the flywheel."
  });
}
function lostModel({ config }, observed) {
  const serving2 = nowServing(observed);
  if (serving2 === null || models(observed).some((model) => model.arn === serving2.model.arn)) return null;
  return new Failure("model-missing", `Model ${serving2.model.arn} serves flywheel ${config.name} and is not there any more.`, {
    hint: "Restore the lake, or name another version with `flywheel promote VERSION`."
  });
}
function mostDocumentsGone(plan3, desired, observed) {
  const serving2 = nowServing(observed);
  const model = serving2 === null ? void 0 : models(observed).find((each) => each.arn === serving2.model.arn);
  if (model === void 0 || plan3.situation.attempt > 0 || !plan3.changes.some((change3) => change3.kind === "create-generation")) return null;
  const gone = [...model.trainedOn].filter((fingerprint2) => !desired.train.hasText(fingerprint2.slice(0, 16))).length;
  const share3 = gone / model.documents;
  if (gone < fewDocuments || share3 <= mostRemoved) return null;
  const percent4 = (value) => `${(100 * value).toFixed(1)} %`;
  return new Failure(
    "too-many-removed",
    `${gone} of the ${model.documents} documents behind the serving model would go: ${percent4(share3)}, over the limit of ${percent4(mostRemoved)}.`,
    { hint: "Put the files back. If it is meant, `flywheel retrain` confirms it for exactly these documents." }
  );
}
function quota(plan3, { config }, observed) {
  const alive = observed.generations.filter((generation) => generation.properties !== null).length;
  if (alive < mostGenerations || !plan3.changes.some((change3) => change3.kind === "create-generation")) return null;
  return new Failure(
    "too-many-generations",
    `Flywheel ${config.name} has ${alive} generations; the service allows ${mostGenerations} flywheels.`,
    {
      hint: "Delete those that `flywheel status` lists as abandoned."
    }
  );
}

// src/reconcile/reconcile.ts
var mostRounds = 60;
var mostRaces = 10;
async function reconcile(run2) {
  const course = { applied: [], before: null, looks: run2.looks };
  let asked = false;
  let races = 0;
  for (let round = 0; round < mostRounds + run2.looks; round++) {
    try {
      if (!asked) await run2.ask?.();
      asked = true;
      const outcome2 = await step(run2, course);
      if (outcome2 !== null) return outcome2;
    } catch (error) {
      if (!(error instanceof LostRace) || ++races > mostRaces) throw error;
      course.applied = [];
      asked = false;
    }
  }
  const last = JSON.stringify(course.applied.map(describeChange).at(-1));
  throw new Error(`Flywheel did not settle in ${mostRounds} rounds; the last change was ${last}.`);
}
async function step(run2, course) {
  const state = await look2(run2);
  course.before ??= state.observed;
  const end = (status2, failure2 = null) => ({
    ...state,
    status: status2,
    failure: failure2,
    before: course.before,
    applied: course.applied
  });
  if (state.problems.length > 0) return end("refused");
  if (state.desired.config.suspend) return end("suspended");
  const refusal = guard(state.plan, state.desired, state.observed, run2.deployed);
  if (refusal !== null) return end("refused", refusal);
  const change3 = state.plan.changes.find((each) => run2.promote || !afterVerdict.includes(each.kind));
  if (change3?.kind === "promote" && !await run2.isTip()) return end("superseded");
  if (change3 !== void 0) {
    await carryOut(run2, course, state, change3);
    return null;
  }
  const { stalled: stalled2, waiting: waiting2 } = state.plan;
  if (stalled2 === null && waiting2 !== null && course.looks-- > 0) {
    await run2.backend.wait();
    return null;
  }
  if (run2.promote && stalled2 === null && waiting2 === null) await recordApplied(run2, state.desired);
  await run2.backend.storage.publish(publishMessage(state.desired, course.applied));
  return stalled2 === null ? end(waiting2 === null ? "done" : "training") : end("failed", stalledFailure(stalled2));
}
var afterVerdict = ["promote", "adopt", "create-endpoint", "update-endpoint"];
async function carryOut(run2, course, { desired, observed }, change3) {
  run2.progress(`${describeChange(change3).sign} ${change3.kind} ${change3.target}: ${change3.reason}`);
  await applyChange(run2.backend, desired, observed, change3, run2.asker);
  course.applied.push(change3);
  if (change3.kind !== "train") return;
  if (course.looks > 0) await run2.backend.wait();
  await run2.backend.storage.publish(`${desired.config.name}: train ${desired.contentKey.slice(0, 8)}`);
}
async function look2(run2) {
  const first = run2.desired(null);
  const observed = await observe(run2.backend, first.config);
  const known2 = observed.generations.findLast((generation) => generation.properties !== null)?.record.labels ?? null;
  const desired = known2 === null ? first : run2.desired(known2);
  return { observed, desired, plan: plan(desired, observed, { strict: run2.backend.strict }), problems: undeclaredLabels(desired) };
}
async function recordApplied(run2, desired) {
  const { storage, root: root2, now } = run2.backend;
  const records = await readSeries(storage, root2, desired.config.name, "applied");
  if (records.at(-1)?.commit === desired.commit) return;
  await writeRecord(storage, root2, desired.config.name, "applied", records.length + 1, { commit: desired.commit, at: now().toISOString() });
}
var publishMessage = (desired, applied3) => `${desired.config.name}: ${applied3.length === 0 ? "nothing to change" : applied3.map((change3) => `${change3.kind} ${change3.target}`).join(", ")}`;
var stalledFailure = (message) => new Failure("stalled", `${message}.`, { hint: "Failed training is not tried again by itself. `flywheel retrain` starts a new attempt." });

// src/datasets/key-index.ts
function keyIndex(documents, key) {
  const same2 = key === "text" ? sameText : (a, b) => a === b;
  const fingerprintAt = (at3) => documents[at3].fingerprint;
  const { table: table2, ...equals2 } = link(
    documents.length,
    (at3) => leadingBits(fingerprintAt(at3)),
    (a, b) => same2(fingerprintAt(a), fingerprintAt(b))
  );
  const find = (fingerprint2) => table2[probe(table2, leadingBits(fingerprint2), (at3) => same2(fingerprintAt(at3), fingerprint2))];
  return { ...equals2, find };
}
function equals(length, bits, same2) {
  const { table: _, ...linked } = link(length, bits, same2);
  return linked;
}
function link(length, bits, same2) {
  const table2 = new Int32Array(tableSize(length)).fill(-1);
  const first = new Int32Array(length);
  const next = new Int32Array(length).fill(-1);
  const last = new Int32Array(length);
  let distinct2 = 0;
  for (let at3 = 0; at3 < length; at3++) {
    const slot = probe(table2, bits(at3), (other) => same2(other, at3));
    if (table2[slot] === -1) {
      table2[slot] = at3;
      distinct2++;
    } else {
      next[last[table2[slot]]] = at3;
    }
    first[at3] = table2[slot];
    last[table2[slot]] = at3;
  }
  return { table: table2, first, next, distinct: distinct2 };
}
function probe(table2, bits, found2) {
  let slot = bits & table2.length - 1;
  while (table2[slot] !== -1 && !found2(table2[slot])) slot = slot + 1 & table2.length - 1;
  return slot;
}
var tableSize = (entries2) => 2 ** Math.ceil(Math.log2(Math.max(entries2, 1) * 2));
function leadingBits(fingerprint2) {
  let bits = 0;
  for (let at3 = 0; at3 < 8; at3++) {
    const code2 = fingerprint2.charCodeAt(at3);
    bits = bits << 4 | (code2 < 58 ? code2 - 48 : code2 - 87);
  }
  return bits;
}
function sameText(a, b) {
  for (let at3 = 0; at3 < 16; at3++) if (a.charCodeAt(at3) !== b.charCodeAt(at3)) return false;
  return true;
}

// src/datasets/summary.ts
function summarize(documents) {
  const { first, distinct: distinct2 } = keyIndex(documents, "document");
  const counts = /* @__PURE__ */ new Map();
  for (let at3 = 0; at3 < documents.length; at3++) {
    if (first[at3] !== at3) continue;
    for (const label of documents[at3].labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return { documents: distinct2, labels: Object.fromEntries(mostFirst(counts)) };
}
var mostFirst = (counts) => [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));

// src/reconcile/conditions.ts
function health(desired, observed, plan3, learningVersion2) {
  const serving2 = nowServing(observed);
  const synced = !desired.config.suspend && plan3.changes.length === 0 && plan3.waiting === null && plan3.stalled === null;
  const missed2 = missedFloors(observed);
  const conditions2 = [
    ready(observed, missed2),
    condition2(
      "Reconciling",
      plan3.changes.length > 0 || plan3.waiting !== null,
      plan3.waiting === null ? "ChangesPending" : "ServiceBusy",
      plan3.waiting ?? count4(plan3.changes.length)
    ),
    condition2("Stalled", plan3.stalled !== null, "ServiceFailed", plan3.stalled ?? "Nothing stands still."),
    promotionAllowed(desired, observed, plan3),
    drifted(observed),
    engineOutdated(observed, learningVersion2),
    condition2(
      "Pinned",
      plan3.pinned !== null,
      "Pin",
      plan3.pinned === null ? "No version is pinned." : `Model ${shortKey(plan3.pinned)} is pinned: others are trained and not promoted.`
    ),
    condition2(
      "Suspended",
      desired.config.suspend,
      "Suspend",
      desired.config.suspend ? `${desired.config.file} says suspend: nothing is written.` : "Not suspended."
    ),
    abandoned(desired, observed, plan3),
    worn(desired, observed)
  ];
  return { synced, healthy: serving2 !== null && missed2.length === 0, conditions: conditions2 };
}
var condition2 = (type, holds, reason, message) => ({
  type,
  status: holds ? "True" : "False",
  reason,
  message
});
var count4 = (changes) => changes === 0 ? "Nothing to change." : `${changes} ${changes === 1 ? "change" : "changes"} to make.`;
function missedFloors(observed) {
  const serving2 = nowServing(observed);
  const verdict = observed.evidence.find((record) => record.evidence === serving2?.evidence)?.verdict;
  return (verdict?.gates ?? []).filter((gate) => !gate.pass && gate.name.startsWith("minimum")).map((gate) => gate.name);
}
function ready(observed, missed2) {
  const serving2 = nowServing(observed);
  if (serving2 === null) return condition2("Ready", false, "NoModel", "No model serves yet.");
  if (missed2.length > 0)
    return condition2("Ready", true, "BelowFloors", `Model ${shortKey(serving2.model)} serves below its floors: ${missed2.join(", ")}.`);
  return condition2("Ready", true, "Serving", `Model ${shortKey(serving2.model)} serves (${serving2.model.documents} documents).`);
}
function promotionAllowed(desired, observed, plan3) {
  const candidate = plan3.situation.candidate;
  const serving2 = nowServing(observed);
  if (candidate === null)
    return { type: "PromotionAllowed", status: "Unknown", reason: "NoCandidate", message: "No model of these documents is trained yet." };
  if (candidate.key === serving2?.model.key)
    return condition2("PromotionAllowed", true, "Promoted", `Model ${shortKey(candidate)} of these documents serves.`);
  if (serving2?.pinnedAway.includes(candidate.key))
    return condition2(
      "PromotionAllowed",
      false,
      "RolledBack",
      `Model ${shortKey(candidate)} was taken out of service; only \`flywheel promote ${shortKey(candidate)}\` brings it back.`
    );
  if (plan3.pinned !== null) return condition2("PromotionAllowed", false, "Pinned", `Model ${shortKey(plan3.pinned)} is pinned.`);
  const verdict = plan3.verdict?.verdict;
  if (verdict === void 0)
    return { type: "PromotionAllowed", status: "Unknown", reason: "NotJudged", message: `Model ${shortKey(candidate)} is not judged yet.` };
  const reason = verdict.reasons[0] ?? "";
  if (verdict.decision === "PROMOTE" && desired.config.promotion.approval === "manual")
    return condition2(
      "PromotionAllowed",
      false,
      "AwaitingApproval",
      `Model ${shortKey(candidate)} passed; \`flywheel promote ${shortKey(candidate)}\` approves it.`
    );
  return condition2("PromotionAllowed", verdict.decision === "PROMOTE", verdict.decision, reason);
}
function drifted(observed) {
  const serving2 = nowServing(observed);
  const flywheel = observed.generations.find((generation) => generation.properties?.FlywheelArn === serving2?.model.flywheel);
  const active2 = flywheel?.properties?.ActiveModelArn;
  if (serving2 === null || !observed.adopted || active2 === serving2.model.arn)
    return condition2("Drifted", false, "AsRecorded", "What serves is what was promoted.");
  return condition2(
    "Drifted",
    true,
    "ActiveModelChanged",
    `Flywheel ${flywheel?.record.flywheelName} serves ${active2 ?? "no model"}; recorded is ${serving2.model.arn}.`
  );
}
function engineOutdated(observed, learningVersion2) {
  const serving2 = nowServing(observed);
  const used = models(observed).find((model) => model.arn === serving2?.model.arn)?.learningVersion ?? null;
  const outdated = used !== null && used !== learningVersion2;
  const message = outdated ? `The serving model was trained by learning version ${used}; this one is ${learningVersion2}. \`flywheel retrain\` adopts it.` : "The serving model was trained by this learning version.";
  return condition2("EngineOutdated", outdated, "LearningVersion", message);
}
function abandoned(desired, observed, plan3) {
  const serving2 = nowServing(observed);
  const idle = (generation) => generation.properties !== null && generation !== plan3.situation.working && generation.properties.FlywheelArn !== serving2?.model.flywheel && !generation.train.isSubsetOf(desired.train);
  const names = observed.generations.filter(idle).map((generation) => generation.record.flywheelName);
  return condition2(
    "Abandoned",
    names.length > 0,
    "DocumentsGone",
    names.length === 0 ? "No generation is abandoned." : `Serve nothing and no longer fit: ${names.join(", ")}.`
  );
}
var mostVerdicts = 50;
function worn(desired, observed) {
  const verdicts = observed.evidence.filter((record) => record.judge === desired.judge).length;
  const message = verdicts > mostVerdicts ? `These test documents and this policy have given ${verdicts} verdicts, over ${mostVerdicts}: add fresh test documents.` : `These test documents and this policy have given ${verdicts} verdicts.`;
  return condition2("TestWorn", verdicts > mostVerdicts, "ManyVerdicts", message);
}

// src/commands/describe.ts
function checked(loaded) {
  const { train: train2, test, golden } = loaded.documents;
  return {
    name: loaded.config?.name ?? loaded.file,
    file: loaded.file,
    ok: !loaded.problems.some(isError),
    problems: loaded.problems,
    datasets: loaded.config === null ? null : { train: summarize(train2), test: summarize(test), golden: golden.length === 0 ? null : summarize(golden) }
  };
}
function planned2(desired, observed, plan3, learningVersion2) {
  return { changes: plan3.changes.map(describeChange), cost: null, ...health(desired, observed, plan3, learningVersion2) };
}
function judged(record, desired) {
  if (record === null) return { verdict: null };
  const byFingerprint2 = new Map(
    [...desired.documents.test, ...desired.documents.golden, ...desired.documents.train].map((document) => [
      document.fingerprint,
      document
    ])
  );
  const flips2 = (list3) => list3.flatMap((flip) => flipOf(flip, byFingerprint2.get(flip.fingerprint)));
  const { documents, broken } = record.golden;
  return {
    verdict: record.verdict,
    active: record.active,
    candidate: record.candidate,
    flipped: { fixed: flips2(record.fixed), broken: flips2(record.broken) },
    ...documents === 0 ? {} : { golden: { documents, right: documents - broken.length, broken: flips2(broken) } },
    suspicious: record.suspicious.flatMap(
      (fingerprint2, at3) => suspiciousOf(record.verdict.suspicious[at3], byFingerprint2.get(fingerprint2))
    )
  };
}
function flipOf(flip, document) {
  if (document === void 0) return [];
  const { text: text3, file, line, labels: labels2 } = document;
  return [{ text: text3, file, line, actual: labels2[0], active: flip.active, candidate: flip.candidate }];
}
function suspiciousOf(row, document) {
  if (document === void 0) return [];
  const { text: text3, file, line } = document;
  return [{ text: text3, file, line, given: row.given, predicted: row.predicted, surprise: row.surprise }];
}
function settled(outcome2, learningVersion2) {
  const { desired, observed, plan: plan3, failure: failure2, before } = outcome2;
  const serving2 = nowServing(observed);
  const candidate = plan3.situation.candidate;
  return {
    ...planned2(desired, observed, plan3, learningVersion2),
    ...judged(whatWasDecided(outcome2), desired),
    changes: outcome2.applied.map(describeChange),
    status: outcome2.status,
    changed: outcome2.applied.length > 0,
    commit: desired.commit,
    appliedBefore: before.applied.at(-1)?.commit ?? null,
    policy: policyOf(desired.config),
    activeModel: serving2?.model.arn ?? null,
    activeKey: serving2?.model.key ?? null,
    candidateModel: candidate?.arn ?? null,
    key: candidate?.key ?? serving2?.model.key ?? null,
    modelDigest: candidate?.modelDigest ?? serving2?.model.modelDigest ?? null,
    documents: serving2?.model.documents ?? 0,
    endpoint: endpointOf(observed),
    history: historyOf(observed),
    ...failure2 === null ? {} : { error: describeFailure(failure2) }
  };
}
function whatWasDecided({ plan: plan3, observed, before }) {
  if (plan3.verdict !== null) return plan3.verdict;
  if (observed.serving.length === before.serving.length) return null;
  return observed.evidence.find((record) => record.evidence === nowServing(observed)?.evidence) ?? null;
}
var policyOf = ({ promotion: { confidence, approval } }) => ({ confidence, approval });
var describeFailure = ({ kind, message, hint }) => ({ kind, message, ...hint === void 0 ? {} : { hint } });
function endpointOf(observed) {
  const { endpoint } = observed;
  if (endpoint === null) return null;
  const name3 = endpoint.EndpointArn.split("/").at(-1);
  return {
    name: name3,
    arn: endpoint.EndpointArn,
    status: endpoint.Status,
    model: endpoint.ModelArn ?? null,
    inferenceUnits: endpoint.DesiredInferenceUnits ?? 0
  };
}
function iterationsOf(observed) {
  const verdictOf3 = (key) => observed.evidence.findLast((record) => record.candidateKey === key)?.verdict.decision ?? null;
  return observed.generations.flatMap(
    (generation) => generation.iterations.map(({ id, status: status2, model, createdAt, documents }) => ({
      id,
      flywheel: generation.record.flywheelName,
      status: status2,
      model: model?.arn ?? null,
      key: model?.key ?? null,
      documents: documents.size,
      decision: verdictOf3(model?.key),
      createdAt: createdAt.toISOString()
    }))
  );
}
function historyOf(observed) {
  return observed.serving.map(({ model, at: at3, commit: commit2, decision, f1, by, why }, index) => ({
    number: index + 1,
    at: at3,
    model: model.arn,
    key: model.key,
    modelDigest: model.modelDigest,
    commit: commit2,
    documents: model.documents,
    decision,
    f1,
    by,
    why
  })).reverse();
}

// src/commands/lake.ts
import { join as join3 } from "node:path";

// src/engine/classifiers.ts
import { inflateSync as inflateSync2 } from "node:zlib";

// src/comprehend/arn.ts
var arn = (place3, resource) => `arn:aws:comprehend:${place3.region}:${place3.account}:${resource}`;
var flywheelArn = (place3, name3) => arn(place3, `flywheel/${name3}`);
var datasetArn = (place3, flywheel, dataset) => arn(place3, `flywheel/${flywheel}/dataset/${dataset}`);
var classifierArn = (place3, model, version) => arn(place3, `document-classifier/${model}/version/${version}`);
var endpointArn = (place3, name3) => arn(place3, `document-classifier-endpoint/${name3}`);
var jobArn = (place3, id) => arn(place3, `document-classification-job/${id}`);
var form = /^arn:(aws(?:-[^:]+)?):comprehend:([a-zA-Z0-9-]*):([0-9]{12}):([a-z-]+)\/([^/]+)(?:\/(dataset|version)\/([^/]+))?$/;
var kinds = {
  flywheel: "flywheel",
  "flywheel/dataset": "dataset",
  "document-classifier": "classifier",
  "document-classifier/version": "classifier",
  "document-classifier-endpoint": "endpoint",
  "document-classification-job": "job"
};
function parseArn(text3) {
  const match = form.exec(text3);
  if (match === null) return void 0;
  const [, partition, region, account2, type, name3, partType, part] = match;
  const kind = kinds[partType === void 0 ? type : `${type}/${partType}`];
  if (kind === void 0) return void 0;
  return { kind, partition, region, account: account2, name: name3, ...part === void 0 ? {} : { part } };
}

// src/learning/exponential.ts
var ln2High = 0.6931471803691238;
var ln2Low = 19082149292705877e-26;
var expTerms = new Float64Array(14).fill(1);
for (let term = 1; term < expTerms.length; term++) expTerms[term] = expTerms[term - 1] / term;
var powers = new Float64Array(2045).fill(1);
for (let power = 1; power <= 1022; power++) {
  powers[1022 + power] = powers[1021 + power] * 2;
  powers[1022 - power] = powers[1023 - power] * 0.5;
}
function exp(x) {
  if (x < -700) return 0;
  const bounded = Math.min(x, 700);
  const power = Math.round(bounded * Math.LOG2E);
  const rest = bounded - power * ln2High - power * ln2Low;
  let sum = expTerms[13];
  for (let term = 12; term >= 0; term--) sum = sum * rest + expTerms[term];
  return sum * powers[1022 + power];
}
function log(x) {
  let power = 0;
  let mantissa = x;
  while (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    power++;
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    power--;
  }
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let odd = 25; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return power * ln2High + (2 * ratio * sum + power * ln2Low);
}

// src/learning/classifier/calibration.ts
var lowest = 0.1;
var highest = 100;
var halvings = 11;
var expected = 6;
var trust = 4;
var bins = 15;
function confidences(row, temperature) {
  let highestMargin = Number.NEGATIVE_INFINITY;
  for (let label = 0; label < row.length; label++) if (row[label] > highestMargin) highestMargin = row[label];
  if (highestMargin === Number.NEGATIVE_INFINITY) {
    row.fill(1 / row.length);
    return;
  }
  let sum = 0;
  for (let label = 0; label < row.length; label++) sum += row[label] = exp(temperature * (row[label] - highestMargin));
  for (let label = 0; label < row.length; label++) row[label] = row[label] / sum;
}
function fitTemperature(margins, targets, labels2) {
  const rows2 = Math.floor(margins.length / labels2);
  const scratch2 = new Float64Array(labels2);
  let low = log(lowest);
  let high = log(highest);
  for (let halving = 0; halving < halvings; halving++) {
    const middle = (low + high) / 2;
    const temperature = exp(middle);
    let slope = trust * (middle - log(expected));
    for (let row = 0; row < rows2; row++)
      slope += temperature * lossSlope(margins.subarray(row * labels2, (row + 1) * labels2), targets[row], temperature, scratch2);
    if (slope > 0) high = middle;
    else low = middle;
  }
  return exp((low + high) / 2);
}
function lossSlope(margins, target, temperature, chances) {
  let top2 = 0;
  for (let label = 1; label < margins.length; label++) if (margins[label] > margins[top2]) top2 = label;
  if (margins[top2] === Number.NEGATIVE_INFINITY) return 0;
  chances.set(margins);
  confidences(chances, temperature);
  let mean2 = 0;
  for (let label = 0; label < margins.length; label++) if (chances[label] > 0) mean2 += chances[label] * margins[label];
  if (margins[target] !== Number.NEGATIVE_INFINITY) return mean2 - margins[target];
  return chances[top2] / Math.max(1e-9, 1 - chances[top2]) * (margins[top2] - mean2);
}
function expectedCalibrationError(scores, right) {
  const count5 = new Float64Array(bins);
  const gap2 = new Float64Array(bins);
  scores.forEach((score, document) => {
    const bin = Math.min(bins - 1, Math.floor(score * bins));
    count5[bin]++;
    gap2[bin] += score - (right(document) ? 1 : 0);
  });
  return scores.length === 0 ? 0 : gap2.reduce((sum, value) => sum + Math.abs(value), 0) / scores.length;
}

// src/learning/random.ts
function mixBits(value) {
  let h = value;
  h = Math.imul(h ^ h >>> 16, 2246822507);
  h = Math.imul(h ^ h >>> 13, 3266489909);
  return h ^ h >>> 16;
}
function randomSequence(seed) {
  let state = seed | 0;
  return () => {
    state = state + 2654435769 | 0;
    return mixBits(state) >>> 0;
  };
}
function shuffle(values2, random) {
  for (let last = values2.length - 1; last > 0; last--) {
    const other = random() % (last + 1);
    const value = values2[last];
    values2[last] = values2[other];
    values2[other] = value;
  }
}

// src/learning/text/characters.generated.ts
var classRuns = "x 0,1 2,1 0,4 2,4 0,1 2,4 0,a 1,2 0,5 2,q 1,3 0,1 2,1 0,1 2,q 1,1 0,1 2,1 0,1 2,z 0,5 2,1 0,2 2,1 1,1 0,1 2,1 3,4 2,2 1,1 2,1 1,2 0,1 2,2 1,1 0,3 1,1 0,n 1,1 2,v 1,1 2,cq 1,4 2,c 1,e 2,5 1,7 2,1 1,1 2,1 1,h 2,39 1,1 2,2 1,2 0,4 1,1 0,1 1,4 0,2 2,1 1,1 0,3 1,1 0,1 1,1 0,k 1,1 0,2b 1,1 2,3v 1,1 2,4t 1,1 0,12 1,2 0,1 1,6 0,15 1,4 0,3 2,1 0,19 1,1 0,1 1,1 0,2 1,1 0,2 1,1 0,1 1,8 0,r 1,4 0,4 1,d 0,6 3,3 2,2 0,1 2,2 0,2 2,b 1,1 0,1 3,3 0,22 1,4 0,2u 1,1 0,8 1,1 3,1 2,a 1,1 2,j 1,2 2,1 1,f 0,1 3,1n 1,2 0,2t 1,e 0,1i 1,1 2,3 0,1 1,2 0,1 1,2 2,1a 1,i 0,s 1,4 0,b 1,5 0,o 1,1 2,7 1,2 3,5 0,23 1,1 3,3l 1,2 0,a 1,1 0,j 1,1 0,8 1,2 0,2 1,2 0,m 1,1 0,7 1,1 0,1 1,3 0,4 1,2 0,9 1,2 0,2 1,2 0,4 1,8 0,1 1,4 0,2 1,1 0,5 1,2 0,c 1,2 2,6 1,2 2,1 1,1 0,1 1,2 0,3 1,1 0,6 1,4 0,2 1,2 0,m 1,1 0,7 1,1 0,2 1,1 0,2 1,1 0,2 1,2 0,1 1,1 0,5 1,4 0,2 1,2 0,3 1,3 0,1 1,7 0,4 1,1 0,1 1,7 0,g 1,b 0,3 1,1 0,9 1,1 0,3 1,1 0,m 1,1 0,7 1,1 0,2 1,1 0,5 1,2 0,a 1,1 0,3 1,1 0,3 1,2 0,1 1,f 0,4 1,2 0,a 1,1 0,1 2,7 0,7 1,1 0,3 1,1 0,8 1,2 0,2 1,2 0,m 1,1 0,7 1,1 0,2 1,1 0,5 1,2 0,9 1,2 0,2 1,2 0,3 1,7 0,3 1,4 0,2 1,1 0,5 1,2 0,a 1,1 2,7 1,a 0,2 1,1 0,6 1,3 0,3 1,1 0,4 1,3 0,2 1,1 0,1 1,1 0,2 1,3 0,2 1,3 0,3 1,3 0,c 1,4 0,5 1,3 0,3 1,1 0,4 1,2 0,1 1,6 0,1 1,e 0,d 1,8 2,5 0,d 1,1 0,3 1,1 0,n 1,1 0,g 1,2 0,9 1,1 0,3 1,1 0,4 1,7 0,2 1,1 0,3 1,1 0,2 1,2 0,4 1,2 0,a 1,8 0,7 1,1 2,4 1,1 0,8 1,1 0,3 1,1 0,n 1,1 0,a 1,1 0,5 1,2 0,9 1,1 0,3 1,1 0,4 1,7 0,2 1,5 0,3 1,1 0,4 1,2 0,a 1,1 0,3 1,c 0,d 1,1 0,3 1,1 0,1f 1,1 0,3 1,1 0,5 1,1 2,4 0,g 1,2 0,j 1,1 2,6 1,1 0,3 1,1 0,i 1,3 0,o 1,1 0,9 1,1 0,1 1,2 0,7 1,3 0,1 1,4 0,6 1,1 0,1 1,1 0,8 1,6 0,a 1,2 0,2 1,d 0,1m 1,4 0,1 2,f 1,1 0,a 1,13 0,2 1,1 0,1 1,1 0,5 1,1 0,o 1,1 0,1 1,1 0,n 1,2 0,5 1,1 0,1 1,1 0,7 1,1 0,a 1,2 0,4 1,w 0,1 1,3 2,f 0,1 2,1 0,3 2,2 1,6 2,k 1,1 2,1 1,1 2,1 1,1 2,1 1,4 0,a 1,1 0,10 1,4 0,k 1,1 0,i 1,1 0,10 1,1 0,8 2,1 1,6 2,1 0,2 2,5 0,4 2,13 0,22 1,6 0,26 1,2 2,12 1,1 0,1 1,5 0,1 1,2 0,17 1,1 0,99 1,1 0,4 1,2 0,7 1,1 0,1 1,1 0,4 1,2 0,15 1,1 0,4 1,2 0,x 1,1 0,4 1,2 0,7 1,1 0,1 1,1 0,4 1,2 0,f 1,1 0,1l 1,1 0,4 1,2 0,1v 1,2 0,3 1,9 0,k 1,3 0,g 1,a 2,6 0,2e 1,2 0,6 1,3 0,h8 1,1 2,1 0,h 1,1 0,q 1,5 0,23 1,3 0,b 1,7 0,m 1,9 0,m 1,b 0,k 1,c 0,d 1,1 0,3 1,1 0,2 1,c 0,2c 1,3 0,1 1,3 0,1 2,2 1,2 0,a 1,6 0,a 1,h 0,3 1,1 3,b 1,6 0,2h 1,7 0,17 1,5 0,1y 1,a 0,v 1,1 0,c 1,4 0,c 1,4 0,1 2,5 0,14 1,2 0,5 1,b 0,18 1,4 0,q 1,6 0,b 1,3 0,y 2,s 1,4 0,1r 1,1 0,t 1,2 0,b 1,6 0,a 1,d 0,1 1,8 0,1a 1,2 0,c 1,k 0,25 1,3 0,a 1,7 0,a 2,9 1,9 2,3 0,38 1,c 0,1k 1,8 0,a 1,3 0,1d 1,2 0,b 1,5 0,17 1,2 0,3 1,g 0,3 1,1 0,13 1,5 0,eu 1,2 0,6 1,2 0,12 1,2 0,6 1,2 0,8 1,1 0,1 1,1 0,1 1,1 0,1 1,1 0,v 1,2 0,1h 1,1 0,7 1,1 2,1 1,3 2,3 1,1 0,7 1,3 2,4 1,2 0,6 1,1 0,3 2,d 1,3 2,2 0,3 1,1 0,7 1,2 2,d 0,4 3,q 0,5 3,d 0,1 2,7 0,1 2,4 0,1 2,8 0,1 2,d 0,5 3,1 0,a 3,2 1,2 0,6 1,3 2,2 0,b 1,3 2,3 0,d 1,3 0,y 2,e 0,x 1,f 0,2 2,1 1,4 2,1 1,2 2,a 1,1 2,1 1,3 2,5 1,6 2,1 1,1 2,1 1,1 2,1 1,1 2,4 1,1 2,b 1,2 2,4 1,5 2,5 1,4 2,1 1,1 2,1m 1,2 2,4 0,ag 2,4 0,t 2,2 0,73 2,m 0,b 2,l 0,1o 1,26 2,m 1,h4 2,e 0,u 1,1d 2,2 0,v 2,a 0,b7 2,m 0,1r 2,4 0,w 2,2 0,ae 2,2 0,3u 2,6d 1,6 2,9 1,9 0,1 1,2 0,12 1,1 0,1 1,5 0,1 1,2 0,1k 1,7 0,1 1,f 0,o 1,9 0,7 1,1 0,7 1,1 0,7 1,1 0,7 1,1 0,7 1,1 0,7 1,1 0,7 1,1 0,7 1,1 0,w 1,1b 0,1 1,w 0,2 2,1a 0,q 2,1 0,2h 2,c 0,5y 2,q 0,g 2,4 0,2 2,1 1,1 2,a 0,2 2,c 0,a 2,6 1,1 2,5 1,6 2,1 1,3 2,1 0,2e 2,2 0,2 1,5 2,1 0,2i 2,1 0,1 1,3 2,5 0,17 1,1 0,2m 1,1 0,2 2,4 1,a 2,w 1,12 2,9 0,1c 2,1 0,a 1,u 2,8 1,1 2,f 1,w 2,a 1,13 2,f 1,lkw 2,wd 1,3 0,1j 2,9 0,1a 1,2 0,7h 1,3 0,s 1,k 0,1f 1,1 0,a 1,1 0,37 1,e 0,n 2,9 1,2 2,2v 1,2 2,2a 1,k 0,1j 1,4 2,1 1,3 0,6 1,4 2,6 0,1g 1,c 0,1y 1,a 0,a 1,6 0,o 1,3 0,1 1,1 0,1d 1,2 0,10 1,c 0,t 1,3 0,1t 1,e 0,b 1,6 0,v 1,1 0,1j 1,9 0,e 1,2 0,a 1,6 0,n 1,3 2,21 1,o 0,3 1,2 0,g 1,2 0,5 1,a 0,6 1,2 0,6 1,2 0,6 1,9 0,7 1,1 0,7 1,1 0,17 1,1 2,e 1,2 2,4 0,3f 1,1 0,2 1,2 0,a 1,6 0,8mc 1,c 0,n 1,4 0,1d 1,6is 0,a6 2,2 0,2y 2,12 0,7 1,c 0,5 1,5 0,c 1,1 2,d 1,1 0,5 1,1 0,1 1,1 0,2 1,1 0,2 1,1 0,30 1,x 2,a3 1,2 0,g 2,1s 1,2 2,1i 1,8 2,w 0,c 1,4 2,g 3,g 0,g 1,1e 0,1 2,1 0,3 2,2 0,1 2,6 0,5 1,1 0,3r 1,2 0,1 3,4 0,1 2,6 0,1 2,4 0,a 1,2 0,3 2,2 0,q 1,3 0,1 2,1 0,1 2,q 1,1 0,1 2,1 0,1 2,7 0,a 2,1 1,19 2,x 1,3 0,6 1,2 0,6 1,2 0,6 1,2 0,3 1,3 0,7 2,1 0,7 2,a 0,3 3,2 2,2 0,c 1,1 0,q 1,1 0,j 1,1 0,2 1,1 0,f 1,2 0,e 1,y 0,3f 1,c 0,19 1,3 0,9 2,1l 1,h 2,2 1,3 2,1 0,d 2,3 0,1 2,1b 0,19 2,1 1,3m 0,t 1,3 0,1d 1,f 0,s 1,4 0,10 1,9 0,u 1,5 0,17 1,5 0,u 1,2 0,10 1,4 0,8 1,1 0,5 1,16 0,4e 1,2 0,a 1,6 0,10 1,4 0,10 1,4 0,14 1,8 0,1g 1,c 0,b 1,1 0,f 1,1 0,7 1,1 0,2 1,1 0,b 1,1 0,f 1,1 0,7 1,1 0,2 1,3 0,1g 1,c 0,8n 1,9 0,m 1,a 0,8 1,o 0,6 1,1 0,16 1,1 0,9 1,1x 0,6 1,2 0,1 1,1 0,18 1,1 0,2 1,3 0,1 1,2 0,n 1,2 0,v 1,2 2,12 1,8 0,9 1,1c 0,j 1,1 0,2 1,5 0,x 1,4 0,q 1,6 0,q 1,12 0,1k 1,4 0,k 1,2 0,1e 1,1 0,2 1,5 0,8 1,1 0,3 1,1 0,t 1,2 0,3 1,4 0,a 1,n 0,v 1,1 0,w 1,w 0,8 1,1 2,u 1,4 0,5 1,g 0,1i 1,a 0,m 1,2 0,r 1,5 0,q 1,n 0,7 1,28 0,21 1,1j 0,1f 1,d 0,1f 1,7 0,1a 1,8 0,a 1,6 0,12 1,3 0,5 1,1 0,n 1,8 0,2 2,5s 0,v 1,1 0,16 1,1 0,2 1,3 0,2 1,g 0,6 1,9 0,8 2,x 0,1a 1,8 0,11 1,r 0,m 1,16 0,s 1,k 0,n 1,9 0,1z 1,b 0,10 1,9 0,1o 1,2 0,1 3,4 0,1 1,a 0,1 3,2 0,p 1,7 0,a 1,6 0,1h 1,1 0,a 1,4 0,4 1,8 0,10 1,2 0,1 1,9 0,1x 1,4 0,4 1,1 0,d 1,1 0,1 1,4 0,k 1,b 0,i 1,1 0,11 1,6 0,4 1,1q 0,7 1,1 0,1 1,1 0,4 1,1 0,f 1,1 0,a 1,7 0,1n 1,5 0,a 1,6 0,4 1,1 0,8 1,2 0,2 1,2 0,m 1,1 0,7 1,1 0,2 1,1 0,5 1,1 0,a 1,2 0,2 1,2 0,3 1,2 0,1 1,6 0,1 1,5 0,7 1,2 0,7 1,3 0,5 1,b 0,a 1,1 0,1 1,2 0,1 1,1 0,12 1,1 0,a 1,1 0,1 1,2 0,1 1,1 0,4 1,1 0,8 1,d 0,2 1,t 0,23 1,5 0,a 1,4 0,4 1,u 0,1y 1,1 0,1 1,8 0,a 1,4m 0,1i 1,2 0,9 1,n 0,6 1,y 0,1t 1,3 0,1 1,b 0,a 1,12 0,1l 1,7 0,a 1,6 0,k 1,s 0,r 1,2 0,f 1,4 0,c 1,3 0,1 2,7 1,55 0,1n 1,2t 0,2b 1,c 0,8 1,2 0,1 1,2 0,8 1,1 0,2 1,1 0,u 1,1 0,2 1,2 0,9 1,c 0,a 1,1y 0,8 1,2 0,1a 1,2 0,8 1,1 0,2 1,r 0,1r 1,8 0,1 1,8 0,22 1,3 0,1 1,i 0,21 1,2v 0,8 1,2g 0,x 1,f 0,a 1,6 0,9 1,1 0,19 1,1 0,9 1,f 0,t 1,5 0,u 1,2 0,m 1,1 0,e 1,21 0,7 1,1 0,2 1,1 0,18 1,3 0,1 1,1 0,2 1,1 0,9 1,8 0,a 1,6 0,6 1,1 0,2 1,1 0,11 1,1 0,2 1,1 0,6 1,7 0,a 1,6 0,18 1,4 0,a 1,6u 0,n 1,9 0,h 1,1 0,15 1,3 0,5 1,d 0,b 1,2d 0,1 1,f 0,l 1,t 2,e 0,pm 1,2u 0,33 1,h 0,5g 1,218 0,2p 1,f 0,ts 1,g 3,m 1,a 0,32z 1,5 0,g7 1,5a1 0,1m 1,1c6 0,ft 1,7 0,v 1,1 0,a 1,6 0,27 1,1 0,a 1,6 0,u 1,2 0,5 1,b 0,1j 1,5 0,4 2,4 1,1 0,1 2,a 0,a 1,1 0,7 1,1 0,l 1,5 0,j 1,c0 0,19 1,3 0,a 1,5i 0,2f 1,9 0,p 1,2 0,p 1,18 0,23 1,4 0,1l 1,7 0,h 1,1s 0,2 1,1 0,1 2,1 1,b 0,2 1,5 2,9 0,5p2 1,15 0,w 1,2p 0,37 1,6pp 0,4 2,1 0,7 2,1 0,2 2,1 0,83 2,f 0,1 2,t 0,3 2,2 0,1 2,e 0,4 2,8 0,b0 1,1s4 0,2z 1,5 0,d 1,3 0,9 1,7 0,a 1,2 0,1 2,2 1,1 0,4 3,318 0,6o 2,a 1,3 2,3 0,c4 2,6 0,n 2,f 0,h 2,f 0,1a 1,2 0,n 1,9 0,38 2,1o 0,6u 2,a 0,13 2,2 0,1o 2,5 1,3 2,6 1,8 3,8 1,2 2,7 1,u 2,4 1,1p 2,l 0,1u 2,3 1,1 2,3e 0,k 1,c 0,k 1,c 0,2f 2,9 0,p 1,3r 0,2d 1,1 0,1z 1,1 0,2 1,2 0,1 1,2 0,2 1,2 0,4 1,1 0,c 1,1 0,1 1,1 0,7 1,1 0,1t 1,1 0,4 1,2 0,8 1,1 0,7 1,1 0,s 1,1 0,4 1,1 0,5 1,1 0,1 1,3 0,7 1,1 0,9g 1,2 0,p 1,1 2,p 1,1 2,v 1,1 2,p 1,1 2,v 1,1 2,p 1,1 2,v 1,1 2,p 1,1 2,v 1,1 2,p 1,1 2,8 1,2 0,1e 1,e8 2,1j 1,4 2,1e 1,8 2,1 1,e 2,1 1,2 2,k 0,5 1,1 0,f 1,uo 0,v 1,6 0,6 1,5x 0,7 1,1 0,h 1,2 0,7 1,1 0,2 1,1 0,5 1,5 0,1q 1,x 0,1 1,34 0,19 1,3 0,e 1,2 0,a 1,4 0,1 1,1 2,8w 0,v 1,h 0,1m 1,5 0,1 2,cw 0,16 1,5y 0,17 1,5h 0,v 1,1 0,m 1,8 0,2 1,68 0,7 1,1 0,4 1,1 0,2 1,1 0,f 1,1 0,5h 1,2 0,g 1,15 0,24 1,4 0,a 1,lz 0,1n 1,1 2,3 1,1 2,4 1,24 0,19 1,1 2,f 1,5e 0,4 1,1 0,r 1,1 0,2 1,1 0,1 1,2 0,1 1,1 0,a 1,1 0,4 1,1 0,1 1,1 0,1 1,6 0,1 1,4 0,1 1,1 0,1 1,1 0,1 1,1 0,3 1,1 0,2 1,1 0,1 1,2 0,1 1,1 0,1 1,1 0,1 1,1 0,1 1,1 0,1 1,1 0,2 1,1 0,1 1,2 0,4 1,1 0,7 1,1 0,4 1,1 0,4 1,1 0,1 1,1 0,a 1,1 0,h 1,5 0,3 1,1 0,5 1,1 0,h 1,1g 0,2 2,7i 0,74 2,d 1,ku 2,5 3,1hv 2,1 0,2k 2,a 1,1 2,5 0,se 2,2 0";
var caseFolds = "1t w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,2j lj,b w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,2 w,1 w,1 w,1 w,1 w,1 w,1 w,y 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -5j,2 1,2 1,2 1,3 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,3 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -3d,1 1,2 1,2 1,2 -7g,2 5u,1 1,2 1,2 5q,1 1,2 5p,1 5p,1 1,3 27,1 5m,1 5n,1 1,2 5p,1 5r,2 5v,1 5t,1 1,4 5v,1 5x,2 5y,1 1,2 1,2 1,2 62,1 1,2 62,3 1,2 62,1 1,2 61,1 61,1 1,2 1,2 63,1 1,4 1,8 2,1 1,2 2,1 1,2 2,1 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,3 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,3 2,1 1,2 1,2 -2p,1 -1k,1 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -3m,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,8 8bv,1 1,2 -4j,1 8bs,3 1,2 -5f,1 1x,1 1z,1 1,2 1,2 1,2 1,2 1,82 1,2 1,4 1,9 38,7 12,2 11,1 11,1 11,2 1s,2 1r,1 1r,2 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,2 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,n 1,d 8,1 -u,1 -p,4 -f,1 -m,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -1i,1 -1c,3 -1o,1 -1s,2 1,2 -7,1 1,3 -3m,1 -3m,1 -3m,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1d 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,a 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 f,1 1,2 1,2 1,2 1,2 1,2 1,2 1,3 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,3 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,28a 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,2 5ls,6 5ls,k3 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 8,1 8,1 8,1 8,1 8,1 8,1or -4su,1 -4st,1 -4sk,1 -4si,1 -4si,1 -4sj,1 -4sc,1 -4ro,1 r7n,1 1,7 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,3 -2bk,1 -2bk,1 -2bk,8x 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,7 -1m,3 -5vj,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,a -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,b -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,c -8,2 -8,2 -8,2 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,p -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -22,1 -22,1 -9,2 -5j9,a -2e,1 -2e,1 -2e,1 -2e,1 -9,c -8,1 -8,1 -2s,1 -2s,d -8,1 -8,1 -34,1 -34,1 -7,c -3k,1 -3k,1 -3i,1 -3i,1 -9,8a -5st,4 -6gv,1 -6di,7 s,1a g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,k 1,mr q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1f5 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1d 1,2 -8af,1 -2xy,1 -89z,3 1,2 1,2 1,2 -8bg,1 -8al,1 -8bj,1 -8bi,2 1,3 1,9 -8cf,1 -8cf,1 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,9 1,2 1,5 1,nym 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,k 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,3s 1,2 1,2 1,2 1,2 1,2 1,2 1,4 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,b 1,2 1,2 -r9g,1 1,2 1,2 1,2 1,2 1,5 1,2 -wmg,3 1,2 1,4 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -wn8,1 -wnj,1 -wnf,1 -wn5,1 -wn8,2 -wlu,1 -wmi,1 -wlx,1 ps,1 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -1c,1 -wn7,1 -raw,1 1,2 1,2 -wo7,1 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -wu9,p 1,h7w w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,xy 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,3t 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,4d 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,2 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,2 13,1 13,1 13,1 13,1 13,1 13,1 13,2 13,1 13,1d7 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,4e w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,27v w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,gw1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1t r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,o5k y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y";
var compositions = "2p lc 68,2p ld 69,2p le 6a,2p lf 6b,2p lk 6c,2p lm 6d,2r mf 6f,2t lc 6g,2t ld 6h,2t le 6i,2t lk 6j,2x lc 6k,2x ld 6l,2x le 6m,2x lk 6n,32 lf 6p,33 lc 6q,33 ld 6r,33 le 6s,33 lf 6t,33 lk 6u,39 lc 6x,39 ld 6y,39 le 6z,39 lk 70,3d ld 71,3d lk 73,2p lg 75,2p li 77,2p mg 79,2r ld 7b,2r le 7d,2r lj 7f,2r lo 7h,2s lo 7j,2t lg 7n,2t li 7p,2t lj 7r,2t mg 7t,2t lo 7v,2v le 7x,2v li 7z,2v lj 81,2v mf 83,2w le 85,2x lf 89,2x lg 8b,2x li 8d,2x mg 8f,2y le 8l,2z mf 8n,30 ld 8q,30 mf 8s,30 lo 8u,32 ld 90,32 mf 92,32 lo 94,33 lg 99,33 li 9b,33 ln 9d,36 ld 9h,36 mf 9j,36 lo 9l,37 ld 9n,37 le 9p,37 mf 9r,37 lo 9t,38 mf 9v,38 lo 9x,39 lf a1,39 lg a3,39 li a5,39 lm a7,39 ln a9,39 mg ab,3b le ad,3d le af,3e ld ai,3e lj ak,3e lo am,33 m3 bl,39 m3 c0,2p lo cu,2x lo cw,33 lo cy,39 lo d0,70 lg d2,70 ld d4,70 lo d6,70 lc d8,6c lg db,fb lg dd,6e lg df,2v lo dj,2z lo dl,33 mg dn,dn lg dp,ia lo dr,2y lo ds,2v ld dx,32 lc e1,6d ld e3,6e ld e5,6w ld e7,2p lr e9,2p lt eb,2t lr ed,2t lt ef,2x lr eh,2x lt ej,33 lr el,33 lt en,36 lr ep,36 lt er,39 lr et,39 lt ev,37 me ex,38 me ez,2w lo f3,2p lj fb,2t mf fd,6u lg ff,6t lg fh,33 lj fj,fj lg fl,3d lg fn,4o ld p1,qy ld pc,q9 ld q4,qd ld q5,qf ld q6,qh ld q7,qz ld q8,qh lk qy,qt lk qz,qn ld r0,qt ld r1,qx ld r2,r6 ld r7,r6 lk r8,u0 li u1,tx lc uo,tx lk up,tv ld ur,uu lk uv,u2 ld v0,u0 lc v1,ub li v2,vp lr vr,ty li xu,ts li y9,ts lk yb,tx li yf,yh lk yj,ty lk yl,tz lk yn,u0 lg yr,u0 lk yt,u6 lk yv,yx lk yz,ul lk z1,ub lg z3,ub lk z5,ub ln z7,uf lk z9,uj lk zd,17r 18z 17m,17r 190 17n,18o 190 17o,17r 191 17p,18q 190 17q,1cl 190 1c0,1c1 190 1c2,1ci 190 1cj,1t4 1to 1t5,1tc 1to 1td,1tf 1to 1tg,1xj 1xa 1xn,1xj 1xz 1xo,287 28m 288,287 27y 28b,287 28n 28c,2aa 2c7 2ac,2bq 2bi 2bu,2br 2bi 2bv,2bq 2c7 2bw,2fa 2fq 2fc,2in 2j9 2io,2iu 2j9 2iv,2iu 2ja 2iw,2iu 2iq 2iy,2iy 2j9 2iz,2me 2m6 2mi,2mf 2m6 2mj,2me 2mv 2mk,2qh 2q2 2qi,2qh 2q7 2qk,2qk 2q2 2ql,2qh 2qn 2qm,36t 372 36u,5c5 5dh 5c6,5c7 5dh 5c8,5c9 5dh 5ca,5cb 5dh 5cc,5cd 5dh 5ce,5ch 5dh 5ci,5dm 5dh 5dn,5do 5dh 5dp,5dq 5dh 5ds,5dr 5dh 5dt,5du 5dh 5dv,2p md 5xd,2q lj 5xf,2q mb 5xh,2q mp 5xj,6f ld 5xl,2s lj 5xn,2s mb 5xp,2s mp 5xr,2s mf 5xt,2s ml 5xv,7n lc 5xx,7n ld 5xz,2t ml 5y1,2t mo 5y3,fd li 5y5,2u lj 5y7,2v lg 5y9,2w lj 5yb,2w mb 5yd,2w lk 5yf,2w mf 5yh,2w mm 5yj,2x mo 5yl,6n ld 5yn,2z ld 5yp,2z mb 5yr,2z mp 5yt,30 mb 5yv,5yv lg 5yx,30 mp 5yz,30 ml 5z1,31 ld 5z3,31 lj 5z5,31 mb 5z7,32 lj 5z9,32 mb 5zb,32 mp 5zd,32 ml 5zf,6t ld 5zh,6t lk 5zj,99 lc 5zl,99 ld 5zn,34 ld 5zp,34 lj 5zr,36 lj 5zt,36 mb 5zv,5zv lg 5zx,36 mp 5zz,37 lj 601,37 mb 603,9n lj 605,9t lj 607,603 lj 609,38 lj 60b,38 mb 60d,38 mp 60f,38 ml 60h,39 mc 60j,39 mo 60l,39 ml 60n,a1 ld 60p,a3 lk 60r,3a lf 60t,3a mb 60v,3b lc 60x,3b ld 60z,3b lk 611,3b lj 613,3b mb 615,3c lj 617,3c lk 619,3d lj 61b,3e le 61d,3e mb 61f,3e mp 61h,2w mp 61i,38 lk 61j,3b lm 61k,3d lm 61l,2p mb 61t,2p ll 61v,6a ld 61x,6a lc 61z,6a ll 621,6a lf 623,61t le 625,77 ld 627,77 lc 629,77 ll 62b,77 lf 62d,61t li 62f,2t mb 62h,2t ll 62j,2t lf 62l,6i ld 62n,6i lc 62p,6i ll 62r,6i lf 62t,62h le 62v,2x ll 62x,2x mb 62z,33 mb 631,33 ll 633,6s ld 635,6s lc 637,6s ll 639,6s lf 63b,631 le 63d,bl ld 63f,bl lc 63h,bl ll 63j,bl lf 63l,bl mb 63n,39 mb 63p,39 ll 63r,c0 ld 63t,c0 lc 63v,c0 ll 63x,c0 lf 63z,c0 mb 641,3d lc 643,3d mb 645,3d ll 647,3d lf 649,q9 lv 64g,q9 lw 64h,64g lc 64i,64h lc 64j,64g ld 64k,64h ld 64l,64g n6 64m,64h n6 64n,qd lv 64w,qd lw 64x,64w lc 64y,64x lc 64z,64w ld 650,64x ld 651,qf lv 65c,qf lw 65d,65c lc 65e,65d lc 65f,65c ld 65g,65d ld 65h,65c n6 65i,65d n6 65j,qh lv 65s,qh lw 65t,65s lc 65u,65t lc 65v,65s ld 65w,65t ld 65x,65s n6 65y,65t n6 65z,qn lv 668,qn lw 669,668 lc 66a,669 lc 66b,668 ld 66c,669 ld 66d,qt lv 66o,qt lw 66p,66o lc 66q,66p lc 66r,66o ld 66s,66p ld 66t,66o n6 66u,66p n6 66v,qx lv 674,qx lw 675,674 lc 676,675 lc 677,674 ld 678,675 ld 679,674 n6 67a,675 n6 67b,q9 lc 67k,qd lc 67m,qf lc 67o,qh lc 67q,qn lc 67s,qt lc 67u,qx lc 67w,64g n9 680,64h n9 681,64i n9 682,64j n9 683,64k n9 684,64l n9 685,64m n9 686,64n n9 687,65c n9 68g,65d n9 68h,65e n9 68i,65f n9 68j,65g n9 68k,65h n9 68l,65i n9 68m,65j n9 68n,674 n9 68w,675 n9 68x,676 n9 68y,677 n9 68z,678 n9 690,679 n9 691,67a n9 692,67b n9 693,q9 li 69c,q9 lg 69d,67k n9 69e,q9 n9 69f,q4 n9 69g,q9 n6 69i,69i n9 69j,4o n6 69t,67o n9 69u,qf n9 69v,q6 n9 69w,qf n6 69y,69y n9 69z,69r lc 6a5,69r ld 6a6,69r n6 6a7,qh li 6a8,qh lg 6a9,qy lc 6aa,qh n6 6ae,qy n6 6af,6bi lc 6al,6bi ld 6am,6bi n6 6an,qt li 6ao,qt lg 6ap,qz lc 6aq,qp lv 6as,qp lw 6at,qt n6 6au,qz n6 6av,4o lc 6b1,67w n9 6b6,qx n9 6b7,r2 n9 6b8,qx n6 6ba,6ba n9 6bb,6mo mw 6my,6mq mw 6mz,6ms mw 6ni,6og mw 6od,6ok mw 6oe,6oi mw 6of,6pv mw 6pw,6q0 mw 6q1,6q3 mw 6q4,6qr mw 6qs,6qt mw 6qu,6rg mw 6rl,6rn mw 6ro,6rp mw 6rr,6rs mw 6rt,1p mw 6sg,6sh mw 6si,6rx mw 6st,1o mw 6su,1q mw 6sv,6sk mw 6sw,6sl mw 6sx,6sy mw 6t0,6sz mw 6t1,6t2 mw 6t4,6t3 mw 6t5,6t6 mw 6tc,6t7 mw 6td,6te mw 6tg,6tf mw 6th,6ti mw 6tk,6tj mw 6tl,6ua mw 6uk,6ug mw 6ul,6uh mw 6um,6uj mw 6un,6t8 mw 6w0,6t9 mw 6w1,6tt mw 6w2,6tu mw 6w3,6uq mw 6wa,6ur mw 6wb,6us mw 6wc,6ut mw 6wd,9jf 9ll 9jg,9jh 9ll 9ji,9jj 9ll 9jk,9jl 9ll 9jm,9jn 9ll 9jo,9jp 9ll 9jq,9jr 9ll 9js,9jt 9ll 9ju,9jv 9ll 9jw,9jx 9ll 9jy,9jz 9ll 9k0,9k1 9ll 9k2,9k4 9ll 9k5,9k6 9ll 9k7,9k8 9ll 9k9,9kf 9ll 9kg,9kf 9lm 9kh,9ki 9ll 9kj,9ki 9lm 9kk,9kl 9ll 9km,9kl 9lm 9kn,9ko 9ll 9kp,9ko 9lm 9kq,9kr 9ll 9ks,9kr 9lm 9kt,9ja 9ll 9lg,9lp 9ll 9lq,9m3 9ll 9m4,9m5 9ll 9m6,9m7 9ll 9m8,9m9 9ll 9ma,9mb 9ll 9mc,9md 9ll 9me,9mf 9ll 9mg,9mh 9ll 9mi,9mj 9ll 9mk,9ml 9ll 9mm,9mn 9ll 9mo,9mp 9ll 9mq,9ms 9ll 9mt,9mu 9ll 9mv,9mw 9ll 9mx,9n3 9ll 9n4,9n3 9lm 9n5,9n6 9ll 9n7,9n6 9lm 9n8,9n9 9ll 9na,9n9 9lm 9nb,9nc 9ll 9nd,9nc 9lm 9ne,9nf 9ll 9ng,9nf 9lm 9nh,9ly 9ll 9o4,9nz 9ll 9o7,9o0 9ll 9o8,9o1 9ll 9o9,9o2 9ll 9oa,9od 9ll 9oe,1fpu lj 1fpl,1fq2 lj 1fqc,1huh 1hve 1hui,1huj 1hve 1huk,1hut 1hve 1huz,1hyp 1hyf 1hym,1hyq 1hyf 1hyn,1idj 1ida 1idn,1idj 1idz 1ido,1if6 1ih5 1if7,1if8 1igr 1if9,1iff 1igy 1ifi,1ifk 1ih5 1ifl,1igy 1igy 1ih1,1igy 1igo 1ih3,1igy 1ih5 1ih4,1int 1inu 1inv,1int 1ink 1inw,1int 1inx 1iny,1iuw 1iun 1iuy,1iux 1iun 1iuz,1jjp 1jjk 1jjs,1xr2 1xr2 1xr5,1xr2 1xrd 1xr6,1xr2 1xr3 1xr7,1xrd 1xr3 1xr8,1xr2 1xr4 1xr9,1xr5 1xr3 1xra,1xr6 1xr3 1xrb,1xr5 1xr4 1xrc,206f 206f 206g,206b 206f 206h,206h 206f 206i";

// src/learning/text/characters.ts
var SEPARATOR = 0;
var LETTER = 1;
var SOLO = 2;
var IGNORED = 3;
var tableSize2 = 131072;
var rows = (packed) => packed.split(",").map((row) => row.split(" ").map((value) => Number.parseInt(value, 36)));
var classes = new Uint8Array(tableSize2);
var foldOffsets = new Int32Array(tableSize2);
var composed = /* @__PURE__ */ new Map();
var pairKey = (base, mark) => base * tableSize2 + mark;
var position = 0;
for (const [length, kind] of rows(classRuns)) {
  classes.fill(kind, position, position + length);
  position += length;
}
position = 0;
for (const [distance3, offset] of rows(caseFolds)) {
  position += distance3;
  foldOffsets[position] = offset;
}
for (const [base, mark, whole] of rows(compositions)) composed.set(pairKey(base, mark), whole);
function classOf(code2) {
  if (code2 < tableSize2) return classes[code2];
  const plane = code2 >> 16;
  if (plane === 2 || plane === 3) return SOLO;
  return plane === 14 ? IGNORED : SEPARATOR;
}
var foldCase = (code2) => code2 < tableSize2 ? code2 + foldOffsets[code2] : code2;
var compose = (base, mark) => mark < tableSize2 ? composed.get(pairKey(base, mark)) ?? 0 : 0;

// src/learning/text/words.ts
var emptyWords = () => ({ codes: new Int32Array(1024), ends: new Int32Array(1024), count: 0 });
var firstMark = 768;
function splitWords(text3, words2) {
  if (words2.codes.length < text3.length) {
    words2.codes = new Int32Array(text3.length * 2);
    words2.ends = new Int32Array(text3.length * 2);
  }
  const { codes, ends } = words2;
  let length = 0;
  let count5 = 0;
  let start = 0;
  for (let index = 0; index < text3.length; index++) {
    let code2 = text3.charCodeAt(index);
    if (code2 >= 55296 && code2 < 57344) {
      code2 = text3.codePointAt(index);
      if (code2 > 65535) index++;
    }
    const kind = classOf(code2);
    if (kind === LETTER) {
      const folded = foldCase(code2);
      const whole = folded >= firstMark && length > start ? compose(codes[length - 1], folded) : 0;
      if (whole === 0) codes[length++] = folded;
      else codes[length - 1] = whole;
      continue;
    }
    if (kind === IGNORED) continue;
    if (length > start) start = ends[count5++] = length;
    if (kind === SEPARATOR) continue;
    codes[length++] = foldCase(code2);
    start = ends[count5++] = length;
  }
  if (length > start) ends[count5++] = length;
  words2.count = count5;
}
var isSolo = (firstCode) => classOf(firstCode) === SOLO;

// src/learning/classifier/features.ts
var emptyFeatures = () => ({ hashes: new Int32Array(4096), wordsEnd: 0, length: 0, words: emptyWords() });
var wordSeed = 625341585;
var pairSeed = 1291169091;
var characterSeed = 458671337;
var boundary = 32;
function combine(hash3, value) {
  const scrambled = Math.imul(value, 3432918353);
  const mixed = hash3 ^ Math.imul(scrambled << 15 | scrambled >>> 17, 461845907);
  return Math.imul(mixed << 13 | mixed >>> 19, 5) + 3864292196 | 0;
}
function extractFeatures(text3, settings2, features) {
  const { words: words2 } = features;
  splitWords(text3, words2);
  const characters = words2.count === 0 ? 0 : words2.ends[words2.count - 1];
  const most2 = 2 * words2.count + (settings2.characters ? 3 * (characters + words2.count) : 0);
  if (features.hashes.length < most2) features.hashes = new Int32Array(most2 * 2);
  features.wordsEnd = addWords(words2, settings2.wordPairs, features.hashes);
  features.length = settings2.characters ? addCharacters(words2, features.hashes, features.wordsEnd) : features.wordsEnd;
}
function addWords(words2, pairs2, hashes) {
  const { codes, ends, count: count5 } = words2;
  let length = 0;
  let previous = wordSeed;
  for (let word = 0, start = 0; word < count5; word++) {
    const end = ends[word];
    let hash3 = wordSeed;
    for (let index = start; index < end; index++) hash3 = combine(hash3, codes[index]);
    hash3 = mixBits(hash3);
    hashes[length++] = hash3;
    if (pairs2 && word > 0) hashes[length++] = mixBits(combine(combine(pairSeed, previous), hash3));
    previous = hash3;
    start = end;
  }
  return length;
}
function addCharacters(words2, hashes, from) {
  const { codes, ends, count: count5 } = words2;
  let length = from;
  for (let word = 0, start = 0; word < count5; word++) {
    const end = ends[word];
    if (isSolo(codes[start])) {
      start = end;
      continue;
    }
    let second = combine(combine(characterSeed, boundary), codes[start]);
    hashes[length++] = mixBits(second);
    for (let index = start; index < end; index++) {
      const third = combine(second, index + 1 < end ? codes[index + 1] : boundary);
      hashes[length++] = mixBits(third);
      second = combine(combine(characterSeed, codes[index]), index + 1 < end ? codes[index + 1] : boundary);
      hashes[length++] = mixBits(second);
      if (index + 1 < end) hashes[length++] = mixBits(combine(third, index + 2 < end ? codes[index + 2] : boundary));
    }
    start = end;
  }
  return length;
}

// src/learning/classifier/vocabulary.ts
var emptyVocabulary = () => ({ slots: new Int32Array(1 << 16), hashes: new Int32Array(1 << 15), size: 0 });
function vocabularyOf(hashes) {
  let slots = 16;
  while (slots < hashes.length * 2) slots *= 2;
  const vocabulary = { slots: new Int32Array(slots), hashes, size: hashes.length };
  fillSlots(vocabulary);
  return vocabulary;
}
function numberOf(vocabulary, hash3) {
  const { slots, hashes } = vocabulary;
  const mask = slots.length - 1;
  for (let slot = mixBits(hash3) & mask; ; slot = slot + 1 & mask) {
    const number = slots[slot] - 1;
    if (number < 0 || hashes[number] === hash3) return number;
  }
}
function addHash(vocabulary, hash3, limit) {
  const known2 = numberOf(vocabulary, hash3);
  if (known2 >= 0 || vocabulary.size >= limit) return known2;
  if (vocabulary.size === vocabulary.hashes.length) grow(vocabulary);
  vocabulary.hashes[vocabulary.size] = hash3;
  const mask = vocabulary.slots.length - 1;
  let slot = mixBits(hash3) & mask;
  while (vocabulary.slots[slot] !== 0) slot = slot + 1 & mask;
  vocabulary.slots[slot] = ++vocabulary.size;
  return vocabulary.size - 1;
}
function grow(vocabulary) {
  const hashes = new Int32Array(vocabulary.hashes.length * 2);
  hashes.set(vocabulary.hashes);
  vocabulary.hashes = hashes;
  vocabulary.slots = new Int32Array(vocabulary.slots.length * 2);
  fillSlots(vocabulary);
}
function fillSlots({ slots, hashes, size }) {
  const mask = slots.length - 1;
  for (let number = 0; number < size; number++) {
    let slot = mixBits(hashes[number]) & mask;
    while (slots[slot] !== 0) slot = slot + 1 & mask;
    slots[slot] = number + 1;
  }
}

// src/learning/classifier/documents.ts
var mostNumbered = 1 << 22;
var mostFeatures = 1 << 18;
var mostWeights = 1 << 26;
function readDocuments(texts, settings2, minimum, labels2) {
  const documents = countFeatures(texts, settings2);
  const frequency = documentFrequency(documents, Int32Array.from(texts.keys()));
  const cap = Math.min(mostFeatures, Math.max(1, Math.floor(mostWeights / Math.max(1, labels2))));
  return keepFeatures(documents, selectFeatures(documents.hashes, frequency, minimum, cap));
}
function documentFrequency({ bounds, ids, hashes }, members) {
  const frequency = new Int32Array(hashes.length);
  for (const document of members)
    for (let index = bounds[2 * document], end = bounds[2 * document + 2]; index < end; index++) frequency[ids[index]]++;
  return frequency;
}
var emptyRows = (documents) => ({
  bounds: new Uint32Array(2 * documents + 1),
  ids: new Int32Array(1 << 12),
  counts: new Uint8Array(1 << 12),
  places: new Uint32Array(1 << 12),
  end: 0
});
function addRow(rows2, document, features, vocabulary, limit) {
  const start = rows2.end;
  if (start + features.length > rows2.ids.length) {
    rows2.ids = grown(rows2.ids, new Int32Array(2 * (start + features.length)));
    rows2.counts = grown(rows2.counts, new Uint8Array(rows2.ids.length));
  }
  const { ids, counts } = rows2;
  let end = start;
  rows2.bounds[2 * document + 1] = start;
  for (let index = 0; index < features.length; index++) {
    const id = addHash(vocabulary, features.hashes[index], limit);
    if (id < 0) continue;
    if (id >= rows2.places.length) rows2.places = grown(rows2.places, new Uint32Array(2 * id));
    const place3 = rows2.places[id];
    if (place3 >= start && place3 < end && ids[place3] === id) {
      if (counts[place3] < 255) counts[place3]++;
      continue;
    }
    rows2.places[id] = end;
    ids[end] = id;
    counts[end++] = 1;
    if (index < features.wordsEnd) rows2.bounds[2 * document + 1] = end;
  }
  rows2.bounds[2 * document + 2] = rows2.end = end;
}
function countFeatures(texts, settings2) {
  const features = emptyFeatures();
  const vocabulary = emptyVocabulary();
  const rows2 = emptyRows(texts.length);
  texts.forEach((text3, document) => {
    extractFeatures(text3, settings2, features);
    addRow(rows2, document, features, vocabulary, mostNumbered);
  });
  const { bounds, ids, counts } = rows2;
  return { bounds, ids, counts, hashes: vocabulary.hashes.slice(0, vocabulary.size), length: texts.length };
}
function grown(from, to) {
  to.set(from);
  return to;
}
function selectFeatures(hashes, frequency, minimum, cap) {
  const frequent = Int32Array.from(hashes.keys()).filter((feature) => frequency[feature] >= minimum);
  if (frequent.length <= cap) return frequent;
  const before = (a, b) => frequency[b] - frequency[a] || hashes[a] - hashes[b];
  return frequent.sort(before).slice(0, cap).sort();
}
function keepFeatures(documents, kept2) {
  const { bounds, ids, counts, length } = documents;
  const renumbered = new Int32Array(documents.hashes.length).fill(-1);
  for (let number = 0; number < kept2.length; number++) renumbered[kept2[number]] = number;
  let end = 0;
  for (let part = 0, index = 0; part < 2 * length; part++) {
    for (const last = bounds[part + 1]; index < last; index++) {
      const id = renumbered[ids[index]];
      if (id < 0) continue;
      ids[end] = id;
      counts[end++] = counts[index];
    }
    bounds[part + 1] = end;
  }
  return { bounds, ids, counts, hashes: kept2.map((feature) => documents.hashes[feature]), length };
}

// src/learning/classifier/bytes.ts
var emptyBytes = () => ({ bytes: new Uint8Array(1 << 16), end: 0 });
function writeBytes(writer, bytes) {
  reserve(writer, bytes.length);
  writer.bytes.set(bytes, writer.end);
  writer.end += bytes.length;
}
function writeCount(writer, value) {
  reserve(writer, 5);
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) writer.bytes[writer.end++] = rest % 128 + 128;
  writer.bytes[writer.end++] = rest;
}
function writeNumber(writer, value) {
  reserve(writer, 8);
  new DataView(writer.bytes.buffer).setFloat64(writer.end, value, true);
  writer.end += 8;
}
function writeText(writer, text3) {
  const bytes = new TextEncoder().encode(text3);
  writeCount(writer, bytes.length);
  writeBytes(writer, bytes);
}
function reserve(writer, length) {
  if (writer.end + length <= writer.bytes.length) return;
  const bytes = new Uint8Array(2 * (writer.end + length));
  bytes.set(writer.bytes);
  writer.bytes = bytes;
}
function readBytes(reader, length) {
  if (reader.at + length > reader.bytes.length) throw new Error("it ends too early");
  reader.at += length;
  return reader.bytes.subarray(reader.at - length, reader.at);
}
function readCount(reader) {
  const { bytes } = reader;
  let value = 0;
  for (let unit = 1; ; unit *= 128) {
    if (reader.at >= bytes.length) throw new Error("it ends too early");
    const byte = bytes[reader.at++];
    if (byte < 128) return value + byte * unit;
    value += (byte - 128) * unit;
  }
}
function readNumber(reader) {
  const bytes = readBytes(reader, 8);
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
}
var readText = (reader) => new TextDecoder().decode(readBytes(reader, readCount(reader)));
function checksum2(bytes) {
  let hash3 = bytes.length;
  for (let index = 0; index < bytes.length; index++) hash3 = Math.imul(hash3 ^ bytes[index], 16777619) ^ hash3 >>> 15;
  return hash3 >>> 0;
}

// src/learning/classifier/format.ts
var magic = Uint8Array.from("FLYC", (character) => character.charCodeAt(0));
var format = 1;
function writeModel(model) {
  const { labels: labels2, settings: settings2, hashes, weights: weights2 } = model;
  const writer = emptyBytes();
  writeBytes(writer, magic);
  writeCount(writer, format);
  writeCount(writer, (settings2.wordPairs ? 1 : 0) + (settings2.characters ? 2 : 0));
  writeNumber(writer, model.temperature);
  writeCount(writer, model.documents);
  writeCount(writer, labels2.length);
  for (const label of labels2) writeText(writer, label);
  for (let label = 0; label < labels2.length; label++) {
    writeNumber(writer, weights2.scales[label]);
    writeNumber(writer, weights2.bias[label]);
  }
  const order2 = Array.from(hashes.keys()).sort((a, b) => (hashes[a] >>> 0) - (hashes[b] >>> 0));
  writeCount(writer, order2.length);
  let previous = 0;
  for (const feature of order2) {
    writeCount(writer, (hashes[feature] >>> 0) - previous);
    previous = hashes[feature] >>> 0;
  }
  for (const feature of order2) writeCount(writer, model.frequency[feature]);
  writeWeights(writer, weights2, order2);
  const sum = checksum2(writer.bytes.subarray(0, writer.end));
  writeNumber(writer, sum);
  return writer.bytes.slice(0, writer.end);
}
function writeWeights(writer, { starts, labels: labels2, values: values2 }, order2) {
  for (const feature of order2) writeCount(writer, starts[feature + 1] - starts[feature]);
  for (const feature of order2) {
    let previous = 0;
    for (let at3 = starts[feature]; at3 < starts[feature + 1]; at3++) {
      writeCount(writer, labels2[at3] - previous);
      previous = labels2[at3];
    }
  }
  for (const feature of order2) {
    const row = values2.subarray(starts[feature], starts[feature + 1]);
    writeBytes(writer, new Uint8Array(row.buffer, row.byteOffset, row.length));
  }
}
function readModel(bytes) {
  const reader = { bytes: bytes.subarray(0, Math.max(0, bytes.length - 8)), at: 0 };
  if (magic.some((byte, index) => bytes[index] !== byte)) throw new Error("These bytes are not a classifier: the first four are not FLYC.");
  if (bytes[magic.length] !== format)
    throw new Error(`The classifier has format ${bytes[magic.length] ?? "unknown"}; this version reads format ${format}. Train it again.`);
  const expected2 = bytes.length < 16 ? Number.NaN : readNumber({ bytes, at: bytes.length - 8 });
  if (checksum2(reader.bytes) !== expected2)
    throw new Error(`The classifier of ${bytes.length} bytes is damaged: its checksum does not match.`);
  reader.at = magic.length + 1;
  return readColumns(reader);
}
function readColumns(reader) {
  const flags = readCount(reader);
  const temperature = readNumber(reader);
  const documents = readCount(reader);
  const labels2 = Array.from({ length: readCount(reader) }, () => readText(reader));
  const scales = new Float64Array(labels2.length);
  const bias = new Float64Array(labels2.length);
  for (let label = 0; label < labels2.length; label++) {
    scales[label] = readNumber(reader);
    bias[label] = readNumber(reader);
  }
  const hashes = new Int32Array(readCount(reader));
  let hash3 = 0;
  for (let feature = 0; feature < hashes.length; feature++) hashes[feature] = hash3 += readCount(reader);
  const frequency = hashes.map(() => readCount(reader));
  const weights2 = { ...readWeights(reader, hashes.length), scales, bias };
  return {
    labels: labels2,
    settings: { wordPairs: (flags & 1) !== 0, characters: (flags & 2) !== 0 },
    temperature,
    documents,
    frequency,
    hashes,
    weights: weights2
  };
}
function readWeights(reader, features) {
  const starts = new Uint32Array(features + 1);
  for (let feature = 0; feature < features; feature++) starts[feature + 1] = starts[feature] + readCount(reader);
  const labels2 = new Uint16Array(starts[features]);
  for (let feature = 0; feature < features; feature++) {
    let label = 0;
    for (let at3 = starts[feature]; at3 < starts[feature + 1]; at3++) labels2[at3] = label += readCount(reader);
  }
  const values2 = readBytes(reader, labels2.length);
  return { starts, labels: labels2, values: new Int8Array(values2.buffer, values2.byteOffset, values2.length) };
}

// src/learning/classifier/weighting.ts
var logOfCount = Float64Array.from({ length: 256 }, (_, count5) => count5 === 0 ? 0 : 1 + log(count5));
function inverseFrequency(frequency, documents) {
  const known2 = /* @__PURE__ */ new Map();
  return Float64Array.from(frequency, (count5) => {
    if (count5 === 0) return 0;
    const weight = known2.get(count5) ?? 1 + log((1 + documents) / (1 + count5));
    known2.set(count5, weight);
    return weight;
  });
}
function weighDocument(documents, document, inverse, values2) {
  const { bounds } = documents;
  const start = bounds[2 * document];
  const middle = bounds[2 * document + 1];
  const end = bounds[2 * document + 2];
  const words2 = squareLength(documents, start, middle, inverse);
  const characters = squareLength(documents, middle, end, inverse);
  const parts = (words2 > 0 ? 1 : 0) + (characters > 0 ? 1 : 0);
  fill(documents, start, middle, inverse, words2 * parts, values2);
  fill(documents, middle, end, inverse, characters * parts, values2);
}
function squareLength({ ids, counts }, start, end, inverse) {
  let sum = 0;
  for (let index = start; index < end; index++) {
    const value = logOfCount[counts[index]] * inverse[ids[index]];
    sum += value * value;
  }
  return sum;
}
function fill(documents, start, end, inverse, square, values2) {
  const { ids, counts } = documents;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let index = start; index < end; index++) values2[index] = logOfCount[counts[index]] * inverse[ids[index]] * scale;
}

// src/learning/classifier/kernel.ts
var lanes = 8;
function dotLanes(weights2, ids, values2, start, end, sums) {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let sum4 = 0;
  let sum5 = 0;
  let sum6 = 0;
  let sum7 = 0;
  for (let index = start; index < end; index++) {
    const row = ids[index] * lanes;
    const value = values2[index];
    sum0 += value * weights2[row];
    sum1 += value * weights2[row + 1];
    sum2 += value * weights2[row + 2];
    sum3 += value * weights2[row + 3];
    sum4 += value * weights2[row + 4];
    sum5 += value * weights2[row + 5];
    sum6 += value * weights2[row + 6];
    sum7 += value * weights2[row + 7];
  }
  sums[0] = sum0;
  sums[1] = sum1;
  sums[2] = sum2;
  sums[3] = sum3;
  sums[4] = sum4;
  sums[5] = sum5;
  sums[6] = sum6;
  sums[7] = sum7;
}
function addToLane(weights2, lane, step2, ids, values2, start, end) {
  for (let index = start; index < end; index++) weights2[ids[index] * lanes + lane] += step2 * values2[index];
}

// src/learning/classifier/weights.ts
var negligible = 0.02;
var largestValue = 127;
function quantise({ weights: weights2, bias }) {
  const scales = new Float64Array(lanes);
  for (let index = 0; index < weights2.length; index++) {
    const size = Math.abs(weights2[index]);
    if (size > scales[index % lanes]) scales[index % lanes] = size;
  }
  for (let lane = 0; lane < lanes; lane++) scales[lane] = Math.fround(scales[lane] / largestValue);
  const values2 = new Int8Array(weights2.length);
  for (let index = 0; index < weights2.length; index++) {
    const weight = weights2[index];
    if (weight >= negligible || weight <= -negligible) values2[index] = Math.round(weight / scales[index % lanes]);
  }
  return { values: values2, scales, bias: bias.map(Math.fround) };
}
function joinBlocks(blocks, features, labels2) {
  const starts = new Uint32Array(features + 1);
  for (let feature = 0; feature < features; feature++) {
    let used = 0;
    for (const { values: values2 } of blocks) for (let at3 = feature * lanes; at3 < (feature + 1) * lanes; at3++) if (values2[at3] !== 0) used++;
    starts[feature + 1] = starts[feature] + used;
  }
  const joined2 = { labels: new Uint16Array(starts[features]), values: new Int8Array(starts[features]) };
  let end = 0;
  for (let feature = 0; feature < features; feature++) {
    blocks.forEach(({ values: values2 }, block2) => {
      for (let lane = 0; lane < lanes; lane++) {
        const value = values2[feature * lanes + lane];
        if (value === 0) continue;
        joined2.labels[end] = block2 * lanes + lane;
        joined2.values[end++] = value;
      }
    });
  }
  const byLabel2 = (of) => Float64Array.from({ length: labels2 }, (_, label) => of(blocks[Math.floor(label / lanes)])[label % lanes]);
  return { starts, ...joined2, scales: byLabel2((block2) => block2.scales), bias: byLabel2((block2) => block2.bias) };
}
function scoreDocument(weights2, ids, values2, start, end, margins) {
  margins.fill(0);
  for (let index = start; index < end; index++) {
    const feature = ids[index];
    const value = values2[index];
    for (let at3 = weights2.starts[feature], last = weights2.starts[feature + 1]; at3 < last; at3++)
      margins[weights2.labels[at3]] += value * weights2.values[at3];
  }
  for (let label = 0; label < margins.length; label++) margins[label] = margins[label] * weights2.scales[label] + weights2.bias[label];
}

// src/learning/classifier/model.ts
function loadClassifier(bytes) {
  const { labels: labels2, settings: settings2, temperature, documents, frequency, hashes, weights: weights2 } = readModel(bytes);
  const vocabulary = vocabularyOf(hashes);
  const inverse = inverseFrequency(frequency, documents);
  const features = emptyFeatures();
  const rows2 = emptyRows(1);
  const chances = new Float64Array(labels2.length);
  let values2 = new Float32Array(rows2.ids.length);
  return {
    labels: labels2,
    classify(text3) {
      extractFeatures(text3, settings2, features);
      rows2.end = 0;
      addRow(rows2, 0, features, vocabulary, 0);
      if (values2.length < rows2.end) values2 = new Float32Array(rows2.ids.length);
      weighDocument(rows2, 0, inverse, values2);
      scoreDocument(weights2, rows2.ids, values2, 0, rows2.end, chances);
      confidences(chances, temperature);
      const order2 = labels2.map((_, label) => label).sort((a, b) => chances[b] - chances[a] || a - b);
      return order2.map((label) => ({ name: labels2[label], score: chances[label] }));
    }
  };
}

// src/engine/lake/layout.ts
var defaultRecords = "s3://lake/engine";
var seriesPrefix = (records, region, kind, name3) => `${records}/${region}/${kind}/${name3 === void 0 ? "" : `${name3}/`}`;
var recordUri2 = (series, number) => `${series}${String(number).padStart(6, "0")}.json`;
function parseRecordUri(uri) {
  const match = /^(.*\/)(\d{6,})\.json$/.exec(uri);
  return match === null ? void 0 : { series: match[1], number: Number(match[2]) };
}
var flywheelLake = (given, name3, created) => `${given.replace(/\/+$/, "")}/${name3}/schemaVersion=1/${stamp(created)}/`;
var datasetPrefix = (lake, dataset, created) => `${lake}datasets/${dataset}/${stamp(created)}/`;
var documentsUri2 = (prefix2) => `${prefix2}documents.csv`;
var statsPrefix = (lake, version) => `${lake}models/${version}/`;
var modelUris = (prefix2) => ({
  model: `${prefix2}model.bin`,
  stats: modelStatsUri(prefix2),
  outOfFold: outOfFoldUri(prefix2)
});
var stamp = (milliseconds) => `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;

// src/engine/lake/object.ts
var MissingObject = class extends Error {
  name = "MissingObject";
  constructor(uri) {
    super(`NO_SUCH_OBJECT: ${uri} is not in the lake.`);
  }
};
async function readObject(storage, uri) {
  const bytes = await storage.get(uri);
  if (bytes === void 0) throw new MissingObject(uri);
  return bytes;
}

// src/engine/classifiers.ts
var keptMax = 8;
function openClassifiers(store) {
  const kept2 = /* @__PURE__ */ new Map();
  return {
    ofModel: async (arn3) => {
      const classifier = kept2.get(arn3) ?? loadClassifier(await modelBytes(await modelOf(store, arn3), store));
      kept2.delete(arn3);
      kept2.set(arn3, classifier);
      if (kept2.size > keptMax) kept2.delete(kept2.keys().next().value);
      return classifier;
    }
  };
}
async function modelBytes(model, store) {
  return inflateSync2(await readObject(store.storage, modelUris(model.statsPrefix).model));
}
async function modelOf(store, arn3) {
  const { name: name3, part } = parseArn(arn3);
  const model = await store.models.find(`${name3}/${part}`);
  if (model === void 0) throw new Error(`Model ${arn3} is in use and has no record.`);
  return model;
}

// src/engine/errors.ts
var statuses = {
  AccessDeniedException: 403,
  ConcurrentModificationException: 400,
  InternalServerException: 500,
  InvalidFilterException: 400,
  InvalidRequestException: 400,
  JobNotFoundException: 404,
  NotImplementedException: 501,
  RequestEntityTooLargeException: 413,
  ResourceInUseException: 400,
  ResourceLimitExceededException: 400,
  ResourceNotFoundException: 404,
  ResourceUnavailableException: 404,
  SerializationException: 400,
  TextSizeLimitExceededException: 400,
  TooManyRequestsException: 429,
  TooManyTagKeysException: 400,
  TooManyTagsException: 400,
  UnknownOperationException: 404,
  UnsupportedLanguageException: 400,
  ValidationException: 400
};
var ServiceError = class extends Error {
  $fault = "client";
  $metadata;
  constructor(name3, message) {
    super(message);
    this.name = name3;
    this.$metadata = { httpStatusCode: statuses[name3] };
  }
};
var notFound = () => new ServiceError("ResourceNotFoundException", "RESOURCE_NOT_FOUND: Could not find specified resource.");
var invalid = (message) => new ServiceError("InvalidRequestException", message);
var inUse = (message) => new ServiceError("ResourceInUseException", message);
var unavailable = (message) => new ServiceError("ResourceUnavailableException", message);
var limitExceeded = (message) => new ServiceError("ResourceLimitExceededException", message);

// src/engine/lake/records.ts
var attemptsMax = 10;
async function readLatest(storage, series) {
  return (await latestOf(storage, series))?.value;
}
async function readAllLatest(storage, prefix2) {
  const highest3 = /* @__PURE__ */ new Map();
  for (const record of (await storage.list(prefix2)).map(parseRecordUri)) {
    if (record !== void 0 && record.number > (highest3.get(record.series) ?? 0)) highest3.set(record.series, record.number);
  }
  return Promise.all([...highest3].map(([series, number]) => readRecord(storage, recordUri2(series, number))));
}
async function changeSeries(storage, series, decide) {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const latest = await latestOf(storage, series);
    const next = decide(latest?.value);
    if (next === void 0) return latest?.value;
    const bytes = new TextEncoder().encode(`${JSON.stringify(next)}
`);
    if (await storage.putIfAbsent(recordUri2(series, (latest?.number ?? 0) + 1), bytes)) return next;
  }
  throw new ServiceError(
    "ConcurrentModificationException",
    `Concurrent modification of ${series}: ${attemptsMax} other writers were faster. Try again.`
  );
}
async function latestOf(storage, series) {
  const numbers = (await storage.list(series)).map(parseRecordUri).filter((record) => record?.series === series);
  if (numbers.length === 0) return void 0;
  const number = Math.max(...numbers.map((record) => record.number));
  return { number, value: await readRecord(storage, recordUri2(series, number)) };
}
async function readRecord(storage, uri) {
  const bytes = await storage.get(uri);
  if (bytes === void 0) throw new Error(`The lake listed ${uri} and then had no such object.`);
  return JSON.parse(new TextDecoder().decode(bytes));
}

// src/engine/lake/store.ts
function openStore(storage, records, region) {
  const collection = (kind) => {
    const series = (name3) => seriesPrefix(records, region, kind, name3);
    return {
      find: async (name3) => present(await readLatest(storage, series(name3))),
      all: async () => (await readAllLatest(storage, series())).filter((resource) => resource.status !== "DELETED"),
      everOf: (prefix2) => readAllLatest(storage, series(prefix2)),
      change: (name3, decide) => changeSeries(storage, series(name3), decide)
    };
  };
  return {
    storage,
    flywheels: collection("flywheels"),
    models: collection("models"),
    endpoints: collection("endpoints"),
    jobs: collection("jobs")
  };
}
var present = (resource) => resource?.status === "DELETED" ? void 0 : resource;

// src/comprehend/limits.ts
var limits = {
  flywheels: 50,
  flywheelsCreating: 10,
  /** A dataset cannot be deleted: after these a flywheel takes no more. */
  trainDatasetsPerFlywheel: 50,
  testDatasetsPerFlywheel: 10,
  /** In status CREATING, in the whole account. */
  datasetsIngesting: 10,
  /** In the whole account. */
  iterationsInProgress: 10,
  endpoints: 10,
  inferenceUnits: 100,
  inferenceUnitsPerEndpoint: 10,
  jobsInProgress: 10,
  tagsPerResource: 50,
  dataset: {
    bytesMin: 500,
    bytesMax: 5 * 1024 ** 3,
    documentsMax: 1e6,
    /** Page prep-classifier-data: 10 is the least, 50 recommended; the quota table says 50 for multi-class. A plan should keep to 50. */
    documentsPerLabelMin: 10
  },
  /** UTF-8 bytes of one ClassifyDocument call. */
  classifyDocumentBytes: 10 * 1024
};
var trainableLanguages = ["de", "en", "es", "fr", "it", "pt"];

// src/engine/constraints.ts
var required = (constraint) => ({ ...constraint, required: true });
var text2 = (limits3 = {}) => ({ type: "string", ...limits3 });
var list = (member, limits3 = {}) => ({
  type: "list",
  member,
  ...limits3
});
var structure = (members) => ({ type: "structure", members });
var name2 = "[a-zA-Z0-9](-*[a-zA-Z0-9])*";
var arn2 = (account2, resource) => text2({ max: 256, pattern: `arn:aws(-[^:]+)?:comprehend:[a-zA-Z0-9-]*:${account2}:${resource}` });
var bucketAndKey = "s3://[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9](/.*)?";
var described = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-%@]*)$";
var arnName = text2({ max: 63, pattern: `^${name2}$` });
var endpointName = text2({ max: 40, pattern: `^${name2}$` });
var flywheelArn2 = arn2("[0-9]{12}", `flywheel/${name2}`);
var datasetArn2 = arn2("[0-9]{12}", `flywheel/${name2}/dataset/${name2}`);
var modelArn = arn2("[0-9]{12}", `(document-classifier|entity-recognizer)/${name2}(/version/${name2})?`);
var classifierArn2 = arn2("[0-9]{12}", `document-classifier/${name2}(/version/${name2})?`);
var endpointArn2 = arn2("[0-9]{12}", `(document-classifier-endpoint|entity-recognizer-endpoint)/${name2}`);
var classifierEndpointArn = arn2("([0-9]{12}|aws)", `document-classifier-endpoint/${name2}`);
var resourceArn = arn2("[0-9]{12}", `[a-zA-Z0-9-]{1,64}/${name2}((/dataset/${name2})|(/version/${name2}))?`);
var iterationId = text2({ max: 63, pattern: "[0-9]{8}T[0-9]{6}Z" });
var roleArn = text2({ min: 20, max: 2048, pattern: "arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+" });
var flywheelS3Uri = text2({ max: 512, pattern: bucketAndKey });
var s3Uri = text2({ max: 1024, pattern: bucketAndKey });
var kmsKeyId = text2({ max: 2048, pattern: "^\\p{ASCII}+$" });
var clientRequestToken = text2({ min: 1, max: 64, pattern: "^[a-zA-Z0-9-]+$" });
var description = text2({ max: 2048, pattern: "^([a-zA-Z0-9_])[\\\\a-zA-Z0-9_@#%*+=:?./!\\s-]*$" });
var jobName = text2({ min: 1, max: 256, pattern: described });
var jobId = text2({ min: 1, max: 32, pattern: described });
var inferenceUnits = { type: "integer", min: 1 };
var timestamp = { type: "timestamp" };
var inputFormat = text2({ enum: ["ONE_DOC_PER_FILE", "ONE_DOC_PER_LINE"] });
var tagKey = text2({ min: 1, max: 128 });
var tags = list(structure({ Key: required(tagKey), Value: text2({ min: 0, max: 256 }) }));
var vpcPart = text2({ min: 1, max: 32, pattern: "[-0-9a-zA-Z]+" });
var vpcConfig = structure({
  SecurityGroupIds: required(list(vpcPart, { min: 1, max: 5 })),
  Subnets: required(list(vpcPart, { min: 1, max: 16 }))
});
var documentReaderConfig = structure({
  DocumentReadAction: required(text2({ enum: ["TEXTRACT_DETECT_DOCUMENT_TEXT", "TEXTRACT_ANALYZE_DOCUMENT"] })),
  DocumentReadMode: text2({ enum: ["SERVICE_DEFAULT", "FORCE_DOCUMENT_READ_ACTION"] }),
  FeatureTypes: list(text2({ enum: ["TABLES", "FORMS"] }), { min: 1, max: 2 })
});
var paging = { NextToken: text2({ min: 1 }), MaxResults: { type: "integer", min: 1, max: 500 } };

// src/engine/operations/classify-document.ts
var classifyDocument = {
  constraints: {
    Text: text2({ min: 1, sensitive: true }),
    EndpointArn: required(classifierEndpointArn),
    Bytes: { type: "blob", min: 1 },
    DocumentReaderConfig: documentReaderConfig
  },
  run: async (request, { store, place: place3, strict: strict2, classifiers }) => {
    if (request.Bytes !== void 0 || request.DocumentReaderConfig !== void 0)
      throw invalid("The embedded engine classifies plain text: give Text, without DocumentReaderConfig.");
    if (request.Text === void 0) throw invalid("ClassifyDocument needs Text.");
    const size = Buffer.byteLength(request.Text);
    if (strict2 && size > limits.classifyDocumentBytes)
      throw new ServiceError(
        "TextSizeLimitExceededException",
        `Input text size exceeds limit. Max length of request text allowed is ${limits.classifyDocumentBytes} bytes while in this request the text size is ${size} bytes`
      );
    const arn3 = parseArn(request.EndpointArn);
    const isHere = arn3?.region === place3.region && arn3.account === place3.account;
    const endpoint = isHere ? await store.endpoints.find(arn3.name) : void 0;
    if (endpoint === void 0 || endpoint.status !== "IN_SERVICE" && endpoint.status !== "UPDATING")
      throw unavailable(`Endpoint ${request.EndpointArn} is ${endpoint?.status ?? "not there"}: it answers once it is IN_SERVICE.`);
    const classifier = await classifiers.ofModel(endpoint.model);
    return { Classes: classifier.classify(canonicalText(request.Text)).map(({ name: name3, score }) => ({ Name: name3, Score: score })) };
  }
};

// src/engine/operation.ts
function resolveArn(text3, place3, ...kinds2) {
  const arn3 = parseArn(text3);
  if (arn3 === void 0 || !kinds2.includes(arn3.kind) || arn3.region !== place3.region || arn3.account !== place3.account) throw notFound();
  return arn3;
}
function found(resource) {
  if (resource === void 0) throw notFound();
  return resource;
}
function requireActive(flywheel, action) {
  if (flywheel.status !== "ACTIVE") throw invalid(`Flywheel ${flywheel.name} is ${flywheel.status}: ${action} needs it to be ACTIVE.`);
}

// src/engine/tags.ts
function withTags(tags2, given) {
  const keys = (given ?? []).map((tag) => tag.Key);
  const twice = keys.find((key, at3) => keys.indexOf(key) < at3);
  if (twice !== void 0) throw invalid(`The tag key ${twice} is given twice.`);
  const reserved = keys.find((key) => key.toLowerCase().startsWith("aws:"));
  if (reserved !== void 0) throw invalid(`The tag key ${reserved} begins with aws:, which is reserved.`);
  const kept2 = tags2.filter((tag) => !keys.includes(tag.key));
  const next = [...kept2, ...(given ?? []).map((tag) => ({ key: tag.Key, value: tag.Value ?? "" }))];
  if (next.length > limits.tagsPerResource)
    throw new ServiceError(
      "TooManyTagsException",
      `A resource can have ${limits.tagsPerResource} tags: this one would have ${next.length}.`
    );
  return next;
}
var tagList = (tags2) => tags2.map(({ key, value }) => ({ Key: key, Value: value }));

// src/engine/tokens.ts
import { createHash as createHash3 } from "node:crypto";
function tokenOf(request) {
  const { ClientRequestToken: token, ...rest } = request;
  return token === void 0 ? void 0 : { token, request: createHash3("sha256").update(canonicalJson(rest)).digest("hex") };
}
function isRepeated(earlier2, token) {
  if (token === void 0 || earlier2?.token !== token.token) return false;
  if (earlier2.request !== token.request) throw invalid(`The ClientRequestToken ${token.token} was used before, with other parameters.`);
  return true;
}
function canonicalJson(value) {
  return JSON.stringify(
    value,
    (_, member) => typeof member === "object" && member !== null && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => a < b ? -1 : 1)) : member
  );
}

// src/engine/operations/create-dataset.ts
var place = structure({ S3Uri: required(s3Uri) });
var createDataset2 = {
  constraints: {
    FlywheelArn: required(flywheelArn2),
    DatasetName: required(arnName),
    DatasetType: text2({ enum: ["TRAIN", "TEST"] }),
    Description: description,
    InputDataConfig: required(
      structure({
        AugmentedManifests: list(
          structure({
            AttributeNames: required(list(text2({ min: 1, max: 63, pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*" }))),
            S3Uri: required(s3Uri),
            AnnotationDataS3Uri: s3Uri,
            SourceDocumentsS3Uri: s3Uri,
            DocumentType: text2({ enum: ["PLAIN_TEXT_DOCUMENT", "SEMI_STRUCTURED_DOCUMENT"] })
          })
        ),
        DataFormat: text2({ enum: ["COMPREHEND_CSV", "AUGMENTED_MANIFEST"] }),
        DocumentClassifierInputDataConfig: structure({
          S3Uri: required(s3Uri),
          LabelDelimiter: text2({ min: 1, max: 1, pattern: "^[ ~!@#$%^*\\-_+=|\\\\:;\\t>?/]$" })
        }),
        EntityRecognizerInputDataConfig: structure({
          Annotations: place,
          Documents: required(structure({ S3Uri: required(s3Uri), InputFormat: inputFormat })),
          EntityList: place
        })
      })
    ),
    ClientRequestToken: clientRequestToken,
    Tags: tags
  },
  run: async (request, services) => {
    const { store } = services;
    const { name: name3 } = resolveArn(request.FlywheelArn, services.place, "flywheel");
    const token = tokenOf(request);
    const source = sourceOf(request.InputDataConfig);
    const ingesting = services.strict ? (await store.flywheels.all()).flatMap((flywheel) => flywheel.datasets).filter((each) => each.status === "CREATING").length : 0;
    await store.flywheels.change(name3, (current) => {
      const flywheel = found(present(current));
      const existing = flywheel.datasets.find((dataset2) => dataset2.name === request.DatasetName);
      if (existing !== void 0 && isRepeated(existing.token, token)) return void 0;
      requireActive(flywheel, "CreateDataset");
      const nameIsFree = existing === void 0 || existing.status === "FAILED" && services.switches.failedDatasetName === "free";
      if (!nameIsFree) throw inUse(`Flywheel ${name3} has a dataset named ${existing.name} already.`);
      if (services.switches.datasetDuringIteration === "refuse") requireNoIteration(flywheel);
      const dataset = { ...newDataset(request, flywheel, services), sources: [source], ...token && { token } };
      if (services.strict) requireRoom(flywheel, dataset, ingesting);
      return { ...flywheel, datasets: [...flywheel.datasets.filter((each) => each !== existing), dataset] };
    });
    return { DatasetArn: datasetArn(services.place, name3, request.DatasetName) };
  }
};
function newDataset(request, flywheel, services) {
  const last = flywheel.iterations.at(-1)?.created ?? 0;
  return {
    name: request.DatasetName,
    // The service's default is not documented; a dataset that nobody called a test is for training.
    type: request.DatasetType ?? "TRAIN",
    status: "CREATING",
    created: Math.max(services.now(), last + 1),
    ...request.Description === void 0 ? {} : { description: request.Description },
    tags: withTags([], request.Tags)
  };
}
function sourceOf(input) {
  const {
    AugmentedManifests: manifests,
    DocumentClassifierInputDataConfig: classifier,
    EntityRecognizerInputDataConfig: recognizer
  } = input;
  if ([manifests, classifier, recognizer].filter((part) => part !== void 0).length !== 1)
    throw invalid(
      "InputDataConfig must hold exactly one of DocumentClassifierInputDataConfig, EntityRecognizerInputDataConfig and AugmentedManifests."
    );
  if (recognizer !== void 0) throw invalid("EntityRecognizerInputDataConfig does not fit a flywheel for document classification.");
  if (classifier === void 0 || input.DataFormat === "AUGMENTED_MANIFEST")
    throw invalid("The embedded engine reads datasets of format COMPREHEND_CSV only.");
  return classifier.S3Uri;
}
function requireNoIteration(flywheel) {
  const running2 = flywheel.iterations.find((iteration) => iteration.ended === void 0);
  if (running2 !== void 0) throw inUse(`Flywheel ${flywheel.name} is running iteration ${running2.id}.`);
}
function requireRoom(flywheel, dataset, ingesting) {
  const count5 = flywheel.datasets.filter((each) => each.type === dataset.type).length;
  const most2 = dataset.type === "TRAIN" ? limits.trainDatasetsPerFlywheel : limits.testDatasetsPerFlywheel;
  if (count5 >= most2) throw limitExceeded(`Flywheel ${flywheel.name} has ${count5} ${dataset.type} datasets: the limit is ${most2}.`);
  if (ingesting >= limits.datasetsIngesting)
    throw limitExceeded(`${ingesting} datasets are CREATING: the limit is ${limits.datasetsIngesting}.`);
}

// src/engine/endpoint-binding.ts
async function servedModel(binding, services) {
  const { store, place: place3 } = services;
  let model = binding.model;
  if (binding.flywheel !== void 0) {
    const flywheel = found(await store.flywheels.find(resolveArn(binding.flywheel, place3, "flywheel").name));
    if (flywheel.activeModel === null) throw unavailable(`Flywheel ${flywheel.name} has no active model yet.`);
    model = flywheel.activeModel;
  }
  const arn3 = resolveArn(model, place3, "classifier");
  const { status: status2 } = found(await store.models.find(`${arn3.name}/${arn3.part}`));
  if (status2 !== "TRAINED") throw unavailable(`Model ${model} is ${status2}.`);
  return model;
}
async function followedModel(endpoint, { store }) {
  if (endpoint.flywheel === null) return null;
  return (await store.flywheels.find(parseArn(endpoint.flywheel).name))?.activeModel ?? null;
}
function requireUnits(others, units) {
  if (others.length >= limits.endpoints) throw limitExceeded(`There are ${others.length} endpoints: the limit is ${limits.endpoints}.`);
  if (units > limits.inferenceUnitsPerEndpoint)
    throw limitExceeded(`${units} inference units are asked for: the limit for one endpoint is ${limits.inferenceUnitsPerEndpoint}.`);
  const all = others.reduce((sum, endpoint) => sum + endpoint.desiredUnits, units);
  if (all > limits.inferenceUnits)
    throw limitExceeded(`All endpoints together would have ${all} inference units: the limit is ${limits.inferenceUnits}.`);
}

// src/engine/operations/create-endpoint.ts
var createEndpoint = {
  constraints: {
    EndpointName: required(endpointName),
    ModelArn: modelArn,
    DesiredInferenceUnits: required(inferenceUnits),
    ClientRequestToken: clientRequestToken,
    Tags: tags,
    DataAccessRoleArn: roleArn,
    FlywheelArn: flywheelArn2
  },
  run: async (request, services) => {
    const { store, place: place3 } = services;
    const name3 = request.EndpointName;
    const token = tokenOf(request);
    if (request.ModelArn === void 0 === (request.FlywheelArn === void 0))
      throw invalid("CreateEndpoint needs ModelArn or FlywheelArn, and not both.");
    const model = await servedModel({ model: request.ModelArn, flywheel: request.FlywheelArn }, services);
    const others = (await store.endpoints.all()).filter((endpoint2) => endpoint2.name !== name3);
    const endpoint = await store.endpoints.change(name3, (current) => {
      const existing = present(current);
      if (existing !== void 0) {
        if (isRepeated(existing.token, token)) return void 0;
        throw inUse(`An endpoint named ${name3} exists already.`);
      }
      if (services.strict) requireUnits(others, request.DesiredInferenceUnits);
      return { ...newEndpoint(request, model, services.now()), ...token && { token } };
    });
    return { EndpointArn: endpointArn(place3, name3), ModelArn: endpoint.desiredModel };
  }
};
function newEndpoint(request, model, now) {
  return {
    name: request.EndpointName,
    status: "CREATING",
    created: now,
    modified: now,
    model,
    desiredModel: model,
    units: 0,
    desiredUnits: request.DesiredInferenceUnits,
    flywheel: request.FlywheelArn ?? null,
    ...request.DataAccessRoleArn === void 0 ? {} : { role: request.DataAccessRoleArn, desiredRole: request.DataAccessRoleArn },
    tags: withTags([], request.Tags)
  };
}

// src/engine/operations/create-flywheel.ts
var createFlywheel = {
  constraints: {
    FlywheelName: required(arnName),
    ActiveModelArn: modelArn,
    DataAccessRoleArn: required(roleArn),
    TaskConfig: structure({
      LanguageCode: required(text2({ enum: ["en", "es", "fr", "de", "it", "pt", "ar", "hi", "ja", "ko", "zh", "zh-TW"] })),
      DocumentClassificationConfig: structure({
        Mode: required(text2({ enum: ["MULTI_CLASS", "MULTI_LABEL"] })),
        Labels: list(text2({ max: 5e3, pattern: "^\\P{C}*$" }), { max: 1e3 })
      }),
      EntityRecognitionConfig: structure({
        EntityTypes: required(
          list(structure({ Type: required(text2({ max: 64, pattern: "^(?![^\\n\\r\\t,]*\\\\n|\\\\r|\\\\t)[^\\n\\r\\t,]+$" })) }))
        )
      })
    }),
    ModelType: text2({ enum: ["DOCUMENT_CLASSIFIER", "ENTITY_RECOGNIZER"] }),
    DataLakeS3Uri: required(flywheelS3Uri),
    DataSecurityConfig: structure({
      ModelKmsKeyId: kmsKeyId,
      VolumeKmsKeyId: kmsKeyId,
      DataLakeKmsKeyId: kmsKeyId,
      VpcConfig: vpcConfig
    }),
    ClientRequestToken: clientRequestToken,
    Tags: tags
  },
  run: async (request, services) => {
    const { store, place: place3 } = services;
    const name3 = request.FlywheelName;
    const token = tokenOf(request);
    const model = request.ActiveModelArn === void 0 ? void 0 : await existingModel(request, services);
    const task2 = model === void 0 ? newTask(request, services) : { language: model.language, labels: model.labels };
    const others = services.strict ? await store.flywheels.all() : [];
    await store.flywheels.change(name3, (current) => {
      const existing = present(current);
      if (existing !== void 0) {
        if (isRepeated(existing.token, token)) return void 0;
        throw inUse(`A flywheel named ${name3} exists already.`);
      }
      requireRoom2(others);
      const created = Math.max(services.now(), (current?.created ?? 0) + 1e3);
      const datasets = model === void 0 ? [] : [copiedDataset(model, created)];
      return {
        ...newFlywheel(request, created),
        ...task2,
        ...token && { token },
        datasets,
        model: modelName2(request),
        activeModel: model?.arn ?? null
      };
    });
    return { FlywheelArn: flywheelArn(place3, name3), ActiveModelArn: model?.arn };
  }
};
function newFlywheel(request, created) {
  return {
    name: request.FlywheelName,
    created,
    modified: created,
    status: "CREATING",
    role: request.DataAccessRoleArn,
    lake: flywheelLake(request.DataLakeS3Uri, request.FlywheelName, created),
    security: request.DataSecurityConfig ?? {},
    tags: withTags([], request.Tags),
    iterations: []
  };
}
async function existingModel(request, services) {
  if (request.TaskConfig !== void 0 || request.ModelType !== void 0)
    throw invalid("Do not set TaskConfig or ModelType together with ActiveModelArn: the model has them.");
  const arn3 = resolveArn(request.ActiveModelArn, services.place, "classifier");
  const model = found(await services.store.models.find(`${arn3.name}/${arn3.part}`));
  if (model.status !== "TRAINED") throw unavailable(`Model ${model.arn} is ${model.status}.`);
  return model;
}
function newTask(request, services) {
  const { TaskConfig: task2, ModelType: type } = request;
  if (task2 === void 0 || type === void 0)
    throw invalid("A flywheel for a new model needs TaskConfig and ModelType; one for an existing model needs ActiveModelArn.");
  const classifier = task2.DocumentClassificationConfig;
  if (classifier === void 0 !== (task2.EntityRecognitionConfig !== void 0) || classifier !== void 0 !== (type === "DOCUMENT_CLASSIFIER"))
    throw invalid(
      "TaskConfig must hold DocumentClassificationConfig for a DOCUMENT_CLASSIFIER, or EntityRecognitionConfig for an ENTITY_RECOGNIZER, and nothing else."
    );
  if (!trainableLanguages.includes(task2.LanguageCode))
    throw new ServiceError(
      "UnsupportedLanguageException",
      `Custom models cannot be trained in ${task2.LanguageCode}: the languages are ${trainableLanguages.join(", ")}.`
    );
  if (classifier?.Mode !== "MULTI_CLASS") throw invalid("The embedded engine trains classifiers of mode MULTI_CLASS only.");
  return { language: task2.LanguageCode, labels: newLabels(classifier.Labels, services) };
}
function newLabels(labels2, services) {
  if (labels2 === void 0 || labels2.length === 0) {
    if (services.switches.missingLabels === "refuse") throw invalid("DocumentClassificationConfig.Labels must name the classes.");
    return null;
  }
  const twice = labels2.find((label, at3) => labels2.indexOf(label) < at3);
  if (twice !== void 0) throw invalid(`The label ${twice} is given twice.`);
  return [...labels2].sort();
}
function copiedDataset(model, created) {
  return {
    name: model.version,
    type: "TRAIN",
    status: "CREATING",
    description: "TRAIN Dataset created by Flywheel creation.",
    sources: model.trainedOn,
    created,
    tags: []
  };
}
var modelName2 = (request) => request.ActiveModelArn === void 0 ? request.FlywheelName : parseArn(request.ActiveModelArn).name;
function requireRoom2(others) {
  if (others.length >= limits.flywheels) throw limitExceeded(`There are ${others.length} flywheels: the limit is ${limits.flywheels}.`);
  const creating = others.filter((flywheel) => flywheel.status === "CREATING").length;
  if (creating >= limits.flywheelsCreating)
    throw limitExceeded(`${creating} flywheels are CREATING: the limit is ${limits.flywheelsCreating}.`);
}

// src/engine/operations/delete-document-classifier.ts
var deleteDocumentClassifier = {
  constraints: { DocumentClassifierArn: required(classifierArn2) },
  run: async (request, services) => {
    const { store, place: place3 } = services;
    const arn3 = resolveArn(request.DocumentClassifierArn, place3, "classifier");
    const name3 = `${arn3.name}/${arn3.part}`;
    found(await store.models.find(name3));
    await requireUnused(request.DocumentClassifierArn, services);
    await store.models.change(name3, (current) => {
      const model = found(present(current));
      return model.status === "DELETING" ? void 0 : { ...model, status: "DELETING", deleted: services.now() };
    });
    return {};
  }
};
async function requireUnused(model, { store }) {
  const active2 = (await store.flywheels.all()).find((flywheel) => flywheel.activeModel === model);
  if (active2 !== void 0) throw inUse(`Model ${model} is the active model of flywheel ${active2.name}.`);
  const serving2 = (await store.endpoints.all()).find((endpoint) => endpoint.model === model || endpoint.desiredModel === model);
  if (serving2 !== void 0) throw inUse(`Model ${model} is used by endpoint ${serving2.name}: delete the endpoint first.`);
  const running2 = (await store.jobs.all()).find((job) => job.model === model && job.status === "SUBMITTED");
  if (running2 !== void 0) throw inUse(`Model ${model} is used by job ${running2.name}.`);
}

// src/engine/properties.ts
var date = (milliseconds) => new Date(milliseconds);
var dateIf = (milliseconds) => milliseconds === void 0 ? void 0 : new Date(milliseconds);
function flywheelProperties(flywheel, place3, switches) {
  const labels2 = switches.describedLabels === "present" && flywheel.labels !== null ? { Labels: flywheel.labels } : {};
  return {
    FlywheelArn: flywheelArn(place3, flywheel.name),
    ...flywheel.activeModel === null ? {} : { ActiveModelArn: flywheel.activeModel },
    DataAccessRoleArn: flywheel.role,
    TaskConfig: { LanguageCode: flywheel.language, DocumentClassificationConfig: { Mode: "MULTI_CLASS", ...labels2 } },
    DataLakeS3Uri: flywheel.lake,
    DataSecurityConfig: flywheel.security,
    Status: flywheel.status === "DELETING" ? switches.statusAfterDelete : flywheel.status,
    ModelType: "DOCUMENT_CLASSIFIER",
    CreationTime: date(flywheel.created),
    LastModifiedTime: date(flywheel.modified),
    ...flywheel.iterations.length === 0 ? {} : { LatestFlywheelIteration: flywheel.iterations.at(-1).id }
  };
}
function datasetProperties(flywheel, dataset, place3) {
  return {
    DatasetArn: datasetArn(place3, flywheel.name, dataset.name),
    DatasetName: dataset.name,
    DatasetType: dataset.type,
    DatasetS3Uri: datasetPrefix(flywheel.lake, dataset.name, dataset.created),
    Description: dataset.description,
    Status: dataset.status,
    Message: dataset.message,
    NumberOfDocuments: dataset.documents,
    CreationTime: date(dataset.created),
    EndTime: dateIf(dataset.ended)
  };
}
function iterationProperties(flywheel, iteration, place3) {
  const { evaluated, trained } = iteration;
  return {
    FlywheelArn: flywheelArn(place3, flywheel.name),
    FlywheelIterationId: iteration.id,
    CreationTime: date(iteration.created),
    EndTime: dateIf(iteration.ended),
    Status: iteration.status,
    Message: iteration.message,
    ...evaluated && { EvaluatedModelArn: evaluated.model, EvaluatedModelMetrics: metrics2(evaluated.averages) },
    ...trained && { TrainedModelArn: trained.model, TrainedModelMetrics: metrics2(trained.averages) }
  };
}
function metrics2(averages) {
  if (averages === null) return void 0;
  return {
    AverageF1Score: averages.f1,
    AveragePrecision: averages.precision,
    AverageRecall: averages.recall,
    AverageAccuracy: averages.accuracy
  };
}
function classifierProperties(model) {
  return {
    DocumentClassifierArn: model.arn,
    LanguageCode: model.language,
    Status: model.status,
    SubmitTime: date(model.created),
    EndTime: date(model.trainingEnded),
    TrainingStartTime: date(model.trainingStarted),
    TrainingEndTime: date(model.trainingEnded),
    OutputDataConfig: { FlywheelStatsS3Prefix: model.statsPrefix },
    ClassifierMetadata: {
      NumberOfLabels: model.labels.length,
      NumberOfTrainedDocuments: model.trainedDocuments,
      NumberOfTestDocuments: model.testDocuments,
      EvaluationMetrics: model.averages === null ? {} : evaluationMetrics(model.averages)
    },
    DataAccessRoleArn: model.role,
    Mode: "MULTI_CLASS",
    VersionName: model.version,
    FlywheelArn: model.flywheel
  };
}
function evaluationMetrics(averages) {
  const { accuracy, precision, recall, f1, microF1 } = averages;
  return {
    Accuracy: accuracy,
    Precision: precision,
    Recall: recall,
    F1Score: f1,
    MicroPrecision: microF1,
    MicroRecall: microF1,
    MicroF1Score: microF1,
    HammingLoss: 1 - accuracy
  };
}
function endpointProperties(endpoint, place3, activeModel) {
  const desiredModel = endpoint.status === "IN_SERVICE" && activeModel !== null ? activeModel : endpoint.desiredModel;
  const follows = endpoint.status === "IN_SERVICE" && desiredModel !== endpoint.model;
  return {
    EndpointArn: endpointArn(place3, endpoint.name),
    Status: follows ? "UPDATING" : endpoint.status,
    ModelArn: endpoint.model,
    DesiredModelArn: desiredModel,
    DesiredInferenceUnits: endpoint.desiredUnits,
    CurrentInferenceUnits: endpoint.units,
    CreationTime: date(endpoint.created),
    LastModifiedTime: date(endpoint.modified),
    DataAccessRoleArn: endpoint.role,
    DesiredDataAccessRoleArn: endpoint.desiredRole,
    ...endpoint.flywheel === null ? {} : { FlywheelArn: endpoint.flywheel }
  };
}
function jobProperties(job, place3) {
  return {
    JobId: job.name,
    JobArn: jobArn(place3, job.name),
    JobName: job.jobName,
    JobStatus: job.status,
    Message: job.message,
    SubmitTime: date(job.created),
    EndTime: dateIf(job.ended),
    DocumentClassifierArn: job.model,
    InputDataConfig: { S3Uri: job.input.uri, InputFormat: job.input.format, DocumentReaderConfig: job.input.reader },
    OutputDataConfig: { S3Uri: job.output.uri, KmsKeyId: job.output.kmsKeyId },
    DataAccessRoleArn: job.role,
    VolumeKmsKeyId: job.volumeKmsKeyId,
    VpcConfig: job.vpc,
    FlywheelArn: job.flywheel
  };
}

// src/engine/operations/delete-endpoint.ts
var deleteEndpoint = {
  constraints: { EndpointArn: required(endpointArn2) },
  run: async (request, services) => {
    const { store, place: place3 } = services;
    const { name: name3 } = resolveArn(request.EndpointArn, place3, "endpoint");
    const active2 = await followedModel(found(await store.endpoints.find(name3)), services);
    await store.endpoints.change(name3, (current) => {
      const endpoint = found(present(current));
      if (endpoint.status === "DELETING") return void 0;
      const { Status } = endpointProperties(endpoint, place3, active2);
      if (Status !== "IN_SERVICE") throw inUse(`Endpoint ${name3} is ${Status}: it can be deleted once it is IN_SERVICE.`);
      return { ...endpoint, status: "DELETING", modified: services.now() };
    });
    return {};
  }
};

// src/engine/operations/delete-flywheel.ts
var deleteFlywheel = {
  constraints: { FlywheelArn: required(flywheelArn2) },
  run: async (request, { store, place: place3, now }) => {
    const { name: name3 } = resolveArn(request.FlywheelArn, place3, "flywheel");
    const bound = (await store.endpoints.all()).filter((endpoint) => endpoint.flywheel === request.FlywheelArn);
    await store.flywheels.change(name3, (current) => {
      const flywheel = found(present(current));
      if (flywheel.status === "DELETING") return void 0;
      requireActive(flywheel, "DeleteFlywheel");
      requireIdle(flywheel);
      if (bound.length > 0) throw inUse(`Endpoint ${bound[0].name} is bound to flywheel ${name3}: delete the endpoint first.`);
      return { ...flywheel, status: "DELETING", modified: now() };
    });
    return {};
  }
};
function requireIdle(flywheel) {
  const running2 = flywheel.iterations.find((iteration) => iteration.ended === void 0);
  if (running2 !== void 0) throw inUse(`Flywheel ${flywheel.name} is running iteration ${running2.id}.`);
  const ingesting = flywheel.datasets.find((dataset) => dataset.status === "CREATING");
  if (ingesting !== void 0) throw inUse(`Flywheel ${flywheel.name} is creating dataset ${ingesting.name}.`);
}

// src/engine/operations/describe-dataset.ts
var describeDataset = {
  constraints: { DatasetArn: required(datasetArn2) },
  run: async (request, { store, place: place3 }) => {
    const arn3 = resolveArn(request.DatasetArn, place3, "dataset");
    const flywheel = found(await store.flywheels.find(arn3.name));
    const dataset = found(flywheel.datasets.find((each) => each.name === arn3.part));
    return { DatasetProperties: datasetProperties(flywheel, dataset, place3) };
  }
};

// src/engine/operations/describe-document-classification-job.ts
var describeDocumentClassificationJob = {
  constraints: { JobId: required(jobId) },
  run: async (request, { store, place: place3 }) => {
    const job = /^[0-9a-f]{32}$/.test(request.JobId) ? await store.jobs.find(request.JobId) : void 0;
    if (job === void 0)
      throw new ServiceError("JobNotFoundException", "The specified job was not found. Check the job ID and try again.");
    return { DocumentClassificationJobProperties: jobProperties(job, place3) };
  }
};

// src/engine/operations/describe-document-classifier.ts
var describeDocumentClassifier = {
  constraints: { DocumentClassifierArn: required(classifierArn2) },
  run: async (request, { store, place: place3 }) => {
    const arn3 = resolveArn(request.DocumentClassifierArn, place3, "classifier");
    return { DocumentClassifierProperties: classifierProperties(found(await store.models.find(`${arn3.name}/${arn3.part}`))) };
  }
};

// src/engine/operations/describe-endpoint.ts
var describeEndpoint = {
  constraints: { EndpointArn: required(endpointArn2) },
  run: async (request, services) => {
    const endpoint = found(await services.store.endpoints.find(resolveArn(request.EndpointArn, services.place, "endpoint").name));
    return { EndpointProperties: endpointProperties(endpoint, services.place, await followedModel(endpoint, services)) };
  }
};

// src/engine/operations/describe-flywheel.ts
var describeFlywheel = {
  constraints: { FlywheelArn: required(flywheelArn2) },
  run: async (request, { store, place: place3, switches }) => {
    const flywheel = found(await store.flywheels.find(resolveArn(request.FlywheelArn, place3, "flywheel").name));
    return { FlywheelProperties: flywheelProperties(flywheel, place3, switches) };
  }
};

// src/engine/operations/describe-flywheel-iteration.ts
var describeFlywheelIteration = {
  constraints: { FlywheelArn: required(flywheelArn2), FlywheelIterationId: required(iterationId) },
  run: async (request, { store, place: place3 }) => {
    const flywheel = found(await store.flywheels.find(resolveArn(request.FlywheelArn, place3, "flywheel").name));
    const iteration = found(flywheel.iterations.find((each) => each.id === request.FlywheelIterationId));
    return { FlywheelIterationProperties: iterationProperties(flywheel, iteration, place3) };
  }
};

// src/engine/pages.ts
var pageSize = 100;
function page2(items, request) {
  const sorted = [...items].sort(newestFirst2);
  const after = request.NextToken === void 0 ? void 0 : readToken(request.NextToken);
  const start = after === void 0 ? 0 : sorted.filter((item) => newestFirst2(item, after) <= 0).length;
  const size = request.MaxResults ?? pageSize;
  const chosen = sorted.slice(start, start + size);
  return start + size < sorted.length ? { items: chosen, NextToken: writeToken(chosen.at(-1)) } : { items: chosen };
}
function oneFilter(filter, refusal = "InvalidFilterException") {
  const set = Object.entries(filter ?? {}).flatMap(([name3, value]) => value === void 0 || value === null ? [] : [name3]);
  if (set.length > 1) throw new ServiceError(refusal, `You can only set one filter at a time: ${set.join(" and ")} are set.`);
}
function isWithin(created, after, before) {
  return (after === void 0 || created > after.getTime()) && (before === void 0 || created < before.getTime());
}
function newestFirst2(a, b) {
  return b.created - a.created || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
var writeToken = ({ created, name: name3 }) => Buffer.from(JSON.stringify([created, name3])).toString("base64url");
function readToken(token) {
  const parts = /^\[(\d+),("[^"\\]*")\]$/.exec(Buffer.from(token, "base64url").toString());
  if (parts === null) throw invalid(`The NextToken ${token} is not one that this operation gave.`);
  return { created: Number(parts[1]), name: JSON.parse(parts[2]) };
}

// src/engine/operations/list-datasets.ts
var listDatasets = {
  constraints: {
    FlywheelArn: flywheelArn2,
    Filter: structure({
      Status: text2({ enum: ["CREATING", "COMPLETED", "FAILED"] }),
      DatasetType: text2({ enum: ["TRAIN", "TEST"] }),
      CreationTimeAfter: timestamp,
      CreationTimeBefore: timestamp
    }),
    ...paging
  },
  run: async (request, { store, place: place3 }) => {
    const { Status, DatasetType, CreationTimeAfter, CreationTimeBefore } = request.Filter ?? {};
    oneFilter(request.Filter);
    const flywheels = request.FlywheelArn === void 0 ? await store.flywheels.all() : [found(await store.flywheels.find(resolveArn(request.FlywheelArn, place3, "flywheel").name))];
    const datasets = flywheels.flatMap(
      (flywheel) => flywheel.datasets.map((dataset) => ({ name: `${flywheel.name}/${dataset.name}`, created: dataset.created, flywheel, dataset }))
    ).filter(
      ({ dataset }) => (Status === void 0 || dataset.status === Status) && (DatasetType === void 0 || dataset.type === DatasetType)
    ).filter(({ dataset }) => isWithin(dataset.created, CreationTimeAfter, CreationTimeBefore));
    const { items, NextToken } = page2(datasets, request);
    return { DatasetPropertiesList: items.map(({ flywheel, dataset }) => datasetProperties(flywheel, dataset, place3)), NextToken };
  }
};

// src/engine/operations/list-document-classification-jobs.ts
var listDocumentClassificationJobs = {
  constraints: {
    Filter: structure({
      JobName: jobName,
      JobStatus: text2({ enum: ["SUBMITTED", "IN_PROGRESS", "COMPLETED", "FAILED", "STOP_REQUESTED", "STOPPED"] }),
      SubmitTimeBefore: timestamp,
      SubmitTimeAfter: timestamp
    }),
    ...paging
  },
  run: async (request, { store, place: place3 }) => {
    const { JobName, JobStatus, SubmitTimeAfter, SubmitTimeBefore } = request.Filter ?? {};
    oneFilter(request.Filter);
    const jobs = (await store.jobs.all()).filter((job) => (JobName === void 0 || job.jobName === JobName) && (JobStatus === void 0 || job.status === JobStatus)).filter((job) => isWithin(job.created, SubmitTimeAfter, SubmitTimeBefore));
    const { items, NextToken } = page2(jobs, request);
    return { DocumentClassificationJobPropertiesList: items.map((job) => jobProperties(job, place3)), NextToken };
  }
};

// src/engine/operations/list-document-classifiers.ts
var listDocumentClassifiers = {
  constraints: {
    Filter: structure({
      Status: text2({
        enum: ["SUBMITTED", "TRAINING", "DELETING", "STOP_REQUESTED", "STOPPED", "IN_ERROR", "TRAINED", "TRAINED_WITH_WARNING"]
      }),
      DocumentClassifierName: arnName,
      SubmitTimeBefore: timestamp,
      SubmitTimeAfter: timestamp
    }),
    ...paging
  },
  run: async (request, { store }) => {
    const { Status, DocumentClassifierName, SubmitTimeAfter, SubmitTimeBefore } = request.Filter ?? {};
    oneFilter(request.Filter);
    const models2 = (await store.models.all()).filter((model) => (Status === void 0 || model.status === Status) && isWithin(model.created, SubmitTimeAfter, SubmitTimeBefore)).filter((model) => DocumentClassifierName === void 0 || parseArn(model.arn).name === DocumentClassifierName);
    const { items, NextToken } = page2(models2, request);
    return { DocumentClassifierPropertiesList: items.map(classifierProperties), NextToken };
  }
};

// src/engine/operations/list-endpoints.ts
var listEndpoints = {
  constraints: {
    Filter: structure({
      ModelArn: modelArn,
      Status: text2({ enum: ["CREATING", "DELETING", "FAILED", "IN_SERVICE", "UPDATING"] }),
      CreationTimeBefore: timestamp,
      CreationTimeAfter: timestamp
    }),
    ...paging
  },
  run: async (request, services) => {
    const { ModelArn, Status, CreationTimeAfter, CreationTimeBefore } = request.Filter ?? {};
    oneFilter(request.Filter, "InvalidRequestException");
    const endpoints = await Promise.all(
      (await services.store.endpoints.all()).map(async (endpoint) => {
        const properties = endpointProperties(endpoint, services.place, await followedModel(endpoint, services));
        return { name: endpoint.name, created: endpoint.created, properties };
      })
    );
    const chosen = endpoints.filter(
      ({ properties }) => (ModelArn === void 0 || properties.ModelArn === ModelArn) && (Status === void 0 || properties.Status === Status)
    ).filter(({ created }) => isWithin(created, CreationTimeAfter, CreationTimeBefore));
    const { items, NextToken } = page2(chosen, request);
    return { EndpointPropertiesList: items.map(({ properties }) => properties), NextToken };
  }
};

// src/engine/operations/list-flywheel-iteration-history.ts
var listFlywheelIterationHistory = {
  constraints: {
    FlywheelArn: required(flywheelArn2),
    Filter: structure({ CreationTimeAfter: timestamp, CreationTimeBefore: timestamp }),
    ...paging
  },
  run: async (request, { store, place: place3 }) => {
    const { CreationTimeAfter, CreationTimeBefore } = request.Filter ?? {};
    oneFilter(request.Filter);
    const flywheel = found(await store.flywheels.find(resolveArn(request.FlywheelArn, place3, "flywheel").name));
    const iterations2 = flywheel.iterations.filter((iteration) => isWithin(iteration.created, CreationTimeAfter, CreationTimeBefore)).map((iteration) => ({ ...iteration, name: iteration.id }));
    const { items, NextToken } = page2(iterations2, request);
    return { FlywheelIterationPropertiesList: items.map((iteration) => iterationProperties(flywheel, iteration, place3)), NextToken };
  }
};

// src/engine/operations/list-flywheels.ts
var listFlywheels = {
  constraints: {
    Filter: structure({
      Status: text2({ enum: ["CREATING", "ACTIVE", "UPDATING", "DELETING", "FAILED"] }),
      CreationTimeAfter: timestamp,
      CreationTimeBefore: timestamp
    }),
    ...paging
  },
  run: async (request, { store, place: place3, switches }) => {
    const { Status, CreationTimeAfter, CreationTimeBefore } = request.Filter ?? {};
    oneFilter(request.Filter);
    const flywheels = (await store.flywheels.all()).filter(
      (flywheel) => (Status === void 0 || flywheel.status === Status) && isWithin(flywheel.created, CreationTimeAfter, CreationTimeBefore)
    );
    const { items, NextToken } = page2(flywheels, request);
    return { FlywheelSummaryList: items.map((flywheel) => summary3(flywheelProperties(flywheel, place3, switches))), NextToken };
  }
};
function summary3({
  TaskConfig: _task,
  DataAccessRoleArn: _role,
  DataSecurityConfig: _security,
  ...rest
}) {
  return rest;
}

// src/engine/tagged.ts
async function readTags(text3, { store, place: place3 }) {
  const arn3 = resolveArn(text3, place3, "flywheel", "dataset", "classifier", "endpoint", "job");
  switch (arn3.kind) {
    case "flywheel":
      return found(await store.flywheels.find(arn3.name)).tags;
    case "dataset":
      return found(found(await store.flywheels.find(arn3.name)).datasets.find((dataset) => dataset.name === arn3.part)).tags;
    case "classifier":
      return found(await store.models.find(`${arn3.name}/${arn3.part}`)).tags;
    case "endpoint":
      return found(await store.endpoints.find(arn3.name)).tags;
    case "job":
      return found(await store.jobs.find(arn3.name)).tags;
  }
}
async function changeTags(text3, services, decide) {
  const { store, place: place3 } = services;
  const arn3 = resolveArn(text3, place3, "flywheel", "dataset", "classifier", "endpoint", "job");
  const retagged = (current) => changed(found(present(current)), decide);
  switch (arn3.kind) {
    case "flywheel":
      return void await store.flywheels.change(arn3.name, retagged);
    case "dataset":
      return void await store.flywheels.change(arn3.name, (current) => {
        const flywheel = found(present(current));
        const dataset = changed(found(flywheel.datasets.find((each) => each.name === arn3.part)), decide);
        return dataset && { ...flywheel, datasets: flywheel.datasets.map((each) => each.name === arn3.part ? dataset : each) };
      });
    case "classifier":
      return void await store.models.change(`${arn3.name}/${arn3.part}`, retagged);
    case "endpoint":
      return void await store.endpoints.change(arn3.name, retagged);
    case "job":
      return void await store.jobs.change(arn3.name, retagged);
  }
}
function changed(resource, decide) {
  const tags2 = decide(resource.tags);
  return canonicalJson(tags2) === canonicalJson(resource.tags) ? void 0 : { ...resource, tags: tags2 };
}

// src/engine/operations/list-tags-for-resource.ts
var listTagsForResource = {
  constraints: { ResourceArn: required(resourceArn) },
  run: async (request, services) => ({ ResourceArn: request.ResourceArn, Tags: tagList(await readTags(request.ResourceArn, services)) })
};

// src/engine/operations/start-document-classification-job.ts
import { createHash as createHash4 } from "node:crypto";

// src/engine/classification-job.ts
var classesMax = 10;
var outputUri = (given, account2, id) => `${given.replace(/\/+$/, "")}/${account2}-CLN-${id}/output/output.tar.gz`;
async function runJob(job, services) {
  const { store, classifiers, now, progress } = services;
  const ended2 = (status2, message) => ({
    ...job,
    status: status2,
    ended: now(),
    ...message === void 0 ? {} : { message }
  });
  const uris = await store.storage.list(job.input.uri);
  if (uris.length === 0) return ended2("FAILED", `NO_READ_ACCESS_TO_INPUT: No object begins with ${job.input.uri}.`);
  try {
    const classifier = await classifiers.ofModel(job.model);
    const predictions2 = [];
    for (const uri of uris) {
      const text3 = new TextDecoder().decode(await readObject(store.storage, uri));
      for (const prediction of predictionsFor(uri, text3, job.input.format, classifier)) predictions2.push(prediction);
    }
    progress(`Classified ${predictions2.length} documents`);
    await store.storage.putIfAbsent(job.output.uri, writeJobOutput(predictions2));
    return ended2("COMPLETED");
  } catch (error) {
    if (!(error instanceof MissingObject)) throw error;
    return ended2("FAILED", error.message);
  }
}
function predictionsFor(uri, text3, format2, classifier) {
  const File = uri.slice(uri.lastIndexOf("/") + 1);
  if (format2 === "ONE_DOC_PER_FILE") return [{ File, Classes: leadingClasses(classifier, text3) }];
  const lines = text3.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line, at3) => ({ File, Line: String(at3), Classes: leadingClasses(classifier, line) }));
}
function leadingClasses(classifier, text3) {
  const classes2 = classifier.classify(canonicalText(text3)).slice(0, classesMax);
  return classes2.map(({ name: name3, score }) => ({ Name: name3, Score: score }));
}

// src/engine/operations/start-document-classification-job.ts
var startDocumentClassificationJob = {
  constraints: {
    JobName: jobName,
    DocumentClassifierArn: classifierArn2,
    InputDataConfig: required(
      structure({ S3Uri: required(s3Uri), InputFormat: inputFormat, DocumentReaderConfig: documentReaderConfig })
    ),
    OutputDataConfig: required(structure({ S3Uri: required(s3Uri), KmsKeyId: kmsKeyId })),
    DataAccessRoleArn: required(roleArn),
    ClientRequestToken: clientRequestToken,
    VolumeKmsKeyId: kmsKeyId,
    VpcConfig: vpcConfig,
    Tags: tags,
    FlywheelArn: flywheelArn2
  },
  run: async (request, services) => {
    const { store, place: place3 } = services;
    const token = tokenOf(request);
    if (request.DocumentClassifierArn === void 0 === (request.FlywheelArn === void 0))
      throw invalid("StartDocumentClassificationJob needs DocumentClassifierArn or FlywheelArn, and not both.");
    if (request.InputDataConfig.DocumentReaderConfig !== void 0)
      throw invalid("The embedded engine classifies plain text, without DocumentReaderConfig.");
    const model = await servedModel({ model: request.DocumentClassifierArn, flywheel: request.FlywheelArn }, services);
    if (services.strict) await requireRoom3(services);
    for (let attempt = 0; ; attempt++) {
      const id = jobId2(request, services, attempt);
      let taken = false;
      const job = await store.jobs.change(id, (existing) => {
        taken = existing !== void 0 && !isRepeated(existing.token, token);
        return existing === void 0 ? { ...newJob(request, id, model, services), ...token && { token } } : void 0;
      });
      if (!taken) return { JobId: id, JobArn: jobArn(place3, id), JobStatus: job.status, DocumentClassifierArn: job.model };
    }
  }
};
function jobId2(request, services, attempt) {
  const seed = request.ClientRequestToken ?? canonicalJson([request, services.now(), attempt]);
  return createHash4("sha256").update(seed).digest("hex").slice(0, 32);
}
function newJob(request, id, model, { place: place3, now }) {
  const { S3Uri, InputFormat = "ONE_DOC_PER_LINE" } = request.InputDataConfig;
  const output = request.OutputDataConfig;
  return {
    name: id,
    status: "SUBMITTED",
    created: now(),
    model,
    input: { uri: S3Uri, format: InputFormat },
    output: { uri: outputUri(output.S3Uri, place3.account, id), ...output.KmsKeyId === void 0 ? {} : { kmsKeyId: output.KmsKeyId } },
    role: request.DataAccessRoleArn,
    ...request.JobName === void 0 ? {} : { jobName: request.JobName },
    ...request.FlywheelArn === void 0 ? {} : { flywheel: request.FlywheelArn },
    ...request.VolumeKmsKeyId === void 0 ? {} : { volumeKmsKeyId: request.VolumeKmsKeyId },
    ...request.VpcConfig === void 0 ? {} : { vpc: request.VpcConfig },
    tags: withTags([], request.Tags)
  };
}
async function requireRoom3({ store }) {
  const running2 = (await store.jobs.all()).filter((job) => job.status === "SUBMITTED").length;
  if (running2 >= limits.jobsInProgress)
    throw new ServiceError(
      "TooManyRequestsException",
      `${running2} classification jobs are in progress: the limit is ${limits.jobsInProgress}.`
    );
}

// src/engine/iteration-plan.ts
var completedDatasets = (flywheel) => flywheel.datasets.filter((dataset) => dataset.status === "COMPLETED");
function plannedWork(flywheel, visible2, switches) {
  const consumed2 = new Set(
    flywheel.iterations.filter((iteration) => iteration.status === "COMPLETED").flatMap((iteration) => iteration.datasets)
  );
  const isNew = (dataset) => !consumed2.has(dataset.name);
  const train2 = visible2.filter((dataset) => dataset.type === "TRAIN");
  const newTrain = train2.filter(isNew);
  return {
    hasNewData: visible2.some(isNew),
    train: newTrain.length === 0 ? [] : switches.training === "cumulative" ? train2 : newTrain,
    test: visible2.filter((dataset) => dataset.type === "TEST")
  };
}

// src/engine/operations/start-flywheel-iteration.ts
var startFlywheelIteration = {
  constraints: { FlywheelArn: required(flywheelArn2), ClientRequestToken: clientRequestToken },
  run: async (request, services) => {
    const { store, place: place3 } = services;
    const { name: name3 } = resolveArn(request.FlywheelArn, place3, "flywheel");
    const token = tokenOf(request);
    const others = services.strict ? (await store.flywheels.all()).filter((flywheel) => flywheel.name !== name3) : [];
    let id = "";
    await store.flywheels.change(name3, (current) => {
      const flywheel = found(present(current));
      const repeated = flywheel.iterations.find((iteration2) => isRepeated(iteration2.token, token));
      id = repeated?.id ?? "";
      if (repeated !== void 0) return void 0;
      requireReady(flywheel, services);
      requireRoom4(others);
      const iteration = { ...newIteration(flywheel, services), ...token && { token } };
      id = iteration.id;
      return { ...flywheel, iterations: [...flywheel.iterations, iteration] };
    });
    return { FlywheelArn: request.FlywheelArn, FlywheelIterationId: id };
  }
};
function requireReady(flywheel, { switches }) {
  requireActive(flywheel, "StartFlywheelIteration");
  const running2 = flywheel.iterations.find((iteration) => iteration.ended === void 0);
  if (running2 !== void 0) throw inUse(`Flywheel ${flywheel.name} is running iteration ${running2.id}.`);
  const ingesting = flywheel.datasets.find((dataset) => dataset.status === "CREATING");
  if (ingesting !== void 0 && switches.startDuringIngestion === "refuse")
    throw inUse(`Flywheel ${flywheel.name} is creating dataset ${ingesting.name}.`);
  const work = plannedWork(flywheel, completedDatasets(flywheel), switches);
  if (!work.hasNewData && switches.startWithoutNewData === "refuse")
    throw invalid(`Flywheel ${flywheel.name} has no dataset that is COMPLETED and new since its last iteration.`);
  if (work.train.length === 0 && flywheel.activeModel === null)
    throw invalid(`Flywheel ${flywheel.name} has no new TRAIN dataset that is COMPLETED, and no active model to evaluate.`);
}
function newIteration(flywheel, services) {
  const last = flywheel.iterations.at(-1)?.created ?? 0;
  const datasets = completedDatasets(flywheel);
  const now = Math.max(services.now(), ...datasets.map((dataset) => dataset.created));
  const created = stamp(now) > stamp(last) ? now : last + 1e3;
  const trains = plannedWork(flywheel, datasets, services.switches).train.length > 0;
  return { id: stamp(created), created, status: trains ? "TRAINING" : "EVALUATING", datasets: datasets.map((dataset) => dataset.name) };
}
function requireRoom4(others) {
  const running2 = others.flatMap((flywheel) => flywheel.iterations).filter((iteration) => iteration.ended === void 0).length;
  if (running2 >= limits.iterationsInProgress)
    throw new ServiceError(
      "TooManyRequestsException",
      `${running2} iterations are in progress: the limit is ${limits.iterationsInProgress}.`
    );
}

// src/engine/operations/tag-resource.ts
var tagResource = {
  constraints: { ResourceArn: required(resourceArn), Tags: required(tags) },
  run: async (request, services) => {
    await changeTags(request.ResourceArn, services, (tags2) => withTags(tags2, request.Tags));
    return {};
  }
};

// src/engine/operations/untag-resource.ts
var untagResource = {
  constraints: { ResourceArn: required(resourceArn), TagKeys: required(list(tagKey)) },
  run: async (request, services) => {
    const keys = request.TagKeys;
    if (keys.length > limits.tagsPerResource)
      throw new ServiceError("TooManyTagKeysException", `${keys.length} tag keys are given: the limit is ${limits.tagsPerResource}.`);
    await changeTags(request.ResourceArn, services, (tags2) => tags2.filter((tag) => !keys.includes(tag.key)));
    return {};
  }
};

// src/engine/operations/update-endpoint.ts
var updateEndpoint = {
  constraints: {
    EndpointArn: required(endpointArn2),
    DesiredModelArn: modelArn,
    DesiredInferenceUnits: inferenceUnits,
    DesiredDataAccessRoleArn: roleArn,
    FlywheelArn: flywheelArn2
  },
  run: async (request, services) => {
    const { store, place: place3 } = services;
    const { name: name3 } = resolveArn(request.EndpointArn, place3, "endpoint");
    const { DesiredModelArn: pinned, FlywheelArn: followed } = request;
    if (pinned !== void 0 && followed !== void 0) throw invalid("UpdateEndpoint takes DesiredModelArn or FlywheelArn, not both.");
    const before = found(await store.endpoints.find(name3));
    const active2 = await followedModel(before, services);
    const model = pinned !== void 0 || followed !== void 0 ? await servedModel({ model: pinned, flywheel: followed }, services) : void 0;
    const others = (await store.endpoints.all()).filter((endpoint) => endpoint.name !== name3);
    const updated = await store.endpoints.change(name3, (current) => {
      const endpoint = found(present(current));
      const { Status } = endpointProperties(endpoint, place3, active2);
      if (Status !== "IN_SERVICE") throw inUse(`Endpoint ${name3} is ${Status}: it can be updated once it is IN_SERVICE.`);
      const next = {
        ...endpoint,
        desiredModel: model ?? endpoint.desiredModel,
        desiredUnits: request.DesiredInferenceUnits ?? endpoint.desiredUnits,
        // A model named by the caller ends the endpoint's following: that is how a version is pinned.
        flywheel: followed ?? (pinned === void 0 ? endpoint.flywheel : null),
        ...request.DesiredDataAccessRoleArn === void 0 ? {} : { desiredRole: request.DesiredDataAccessRoleArn }
      };
      if (services.strict) requireUnits(others, next.desiredUnits);
      return { ...next, status: "UPDATING", modified: services.now() };
    });
    return { DesiredModelArn: updated.desiredModel };
  }
};

// src/engine/operations/update-flywheel.ts
var updateFlywheel = {
  constraints: {
    FlywheelArn: required(flywheelArn2),
    ActiveModelArn: modelArn,
    DataAccessRoleArn: roleArn,
    DataSecurityConfig: structure({ ModelKmsKeyId: kmsKeyId, VolumeKmsKeyId: kmsKeyId, VpcConfig: vpcConfig })
  },
  run: async (request, services) => {
    const { store, place: place3, switches } = services;
    const { name: name3 } = resolveArn(request.FlywheelArn, place3, "flywheel");
    found(await store.flywheels.find(name3));
    const model = request.ActiveModelArn === void 0 ? void 0 : await trainedModel(request.ActiveModelArn, services);
    const updated = await store.flywheels.change(name3, (current) => {
      const flywheel = found(present(current));
      requireActive(flywheel, "UpdateFlywheel");
      if (model !== void 0) requireSameTask(flywheel, model);
      const next = applied2(flywheel, request);
      if (canonicalJson(next) === canonicalJson(flywheel)) return void 0;
      return { ...next, modified: services.now(), status: switches.flywheelUpdate === "asynchronous" ? "UPDATING" : "ACTIVE" };
    });
    return { FlywheelProperties: flywheelProperties(updated, place3, switches) };
  }
};
function applied2(flywheel, request) {
  return {
    ...flywheel,
    activeModel: request.ActiveModelArn ?? flywheel.activeModel,
    role: request.DataAccessRoleArn ?? flywheel.role,
    security: request.DataSecurityConfig === void 0 ? flywheel.security : replaced(flywheel.security, request.DataSecurityConfig)
  };
}
function replaced({ DataLakeKmsKeyId }, { ModelKmsKeyId, VolumeKmsKeyId, VpcConfig }) {
  return { DataLakeKmsKeyId, ModelKmsKeyId, VolumeKmsKeyId, VpcConfig };
}
async function trainedModel(text3, { store, place: place3 }) {
  const arn3 = resolveArn(text3, place3, "classifier");
  const model = found(await store.models.find(`${arn3.name}/${arn3.part}`));
  if (model.status !== "TRAINED") throw invalid(`Model ${text3} is ${model.status}: only a TRAINED model can be active.`);
  return model;
}
function requireSameTask(flywheel, model) {
  const same2 = flywheel.labels === null || canonicalJson(flywheel.labels) === canonicalJson(model.labels);
  if (flywheel.language !== model.language || !same2)
    throw invalid(`Model ${model.arn} has another language or other labels than flywheel ${flywheel.name}.`);
}

// src/engine/switches.ts
var defaultSwitches = {
  activeModelAfterFirstTraining: "absent",
  startWithoutNewData: "refuse",
  training: "cumulative",
  datasetVisibility: "at-start",
  datasetDuringIteration: "accept",
  startDuringIngestion: "refuse",
  flywheelUpdate: "synchronous",
  missingLabels: "infer",
  describedLabels: "present",
  statusAfterDelete: "DELETING",
  failedDatasetName: "taken"
};

// src/engine/validation.ts
var violationsMax = 10;
function validate(members, request) {
  checkTypes({ type: "structure", members }, request);
  const violations2 = membersViolations(members, request, "").slice(0, violationsMax);
  if (violations2.length === 0) return knownMembers(members, request);
  const count5 = `${violations2.length} validation error${violations2.length === 1 ? "" : "s"} detected`;
  throw new ServiceError("ValidationException", `${count5}: ${violations2.join("; ")}`);
}
function knownMembers(members, value) {
  const known2 = Object.entries(value).filter(([name3, member]) => Object.hasOwn(members, name3) && member !== void 0 && member !== null);
  return Object.fromEntries(known2.map(([name3, member]) => [name3, knownValue(members[name3], member)]));
}
function knownValue(constraint, value) {
  if (constraint.type === "structure") return knownMembers(constraint.members, value);
  if (constraint.type === "list") return value.map((item) => knownValue(constraint.member, item));
  return value;
}
function membersViolations(members, value, path) {
  return Object.entries(members).flatMap(([name3, constraint]) => violations(constraint, value[name3], joined(path, lowerFirst(name3))));
}
function violations(constraint, value, path) {
  if (value === void 0 || value === null) return constraint.required ? [sentence("null", path, "Member must not be null")] : [];
  const said = (rule) => sentence(constraint.type === "string" && constraint.sensitive ? "" : `'${shown(value)}'`, path, rule);
  switch (constraint.type) {
    case "string":
      return textRules(constraint, value).map(said);
    case "integer":
      return rangeRules(constraint, value, "value").map(said);
    case "blob":
      return rangeRules(constraint, value.length, "length").map((rule) => sentence("", path, rule));
    case "timestamp":
      return [];
    case "list": {
      const items = value;
      const ofItems = items.flatMap(
        (item, at3) => violations({ ...constraint.member, required: true }, item, joined(path, `${at3 + 1}.member`))
      );
      return [...rangeRules(constraint, items.length, "length").map(said), ...ofItems];
    }
    case "structure":
      return membersViolations(constraint.members, value, path);
  }
}
function textRules(constraint, value) {
  const rules = rangeRules(constraint, value.length, "length");
  const tooLong2 = constraint.max !== void 0 && value.length > constraint.max;
  if (constraint.pattern !== void 0 && !tooLong2 && !new RegExp(`^(?:${constraint.pattern})$`, "u").test(value))
    rules.push(`Member must satisfy regular expression pattern: ${constraint.pattern}`);
  if (constraint.enum !== void 0 && !constraint.enum.includes(value))
    rules.push(`Member must satisfy enum value set: [${constraint.enum.join(", ")}]`);
  return rules;
}
function rangeRules(constraint, size, what) {
  const rules = [];
  if (constraint.max !== void 0 && size > constraint.max) rules.push(`Member must have ${what} less than or equal to ${constraint.max}`);
  if (constraint.min !== void 0 && size < constraint.min)
    rules.push(`Member must have ${what} greater than or equal to ${constraint.min}`);
  return rules;
}
var sentence = (value, path, rule) => `Value ${value === "" ? "" : `${value} `}at '${path}' failed to satisfy constraint: ${rule}`;
function checkTypes(constraint, value) {
  if (value === void 0 || value === null) return;
  if (!hasType(constraint, value))
    throw new ServiceError("SerializationException", `${typeName(value)} can not be converted to ${wanted[constraint.type]}`);
  if (constraint.type === "list") for (const item of value) checkTypes(constraint.member, item);
  if (constraint.type === "structure")
    for (const [name3, member] of Object.entries(constraint.members)) checkTypes(member, value[name3]);
}
var wanted = {
  string: "a String",
  integer: "an Integer",
  timestamp: "milliseconds since epoch",
  blob: "a Blob",
  list: "a List",
  structure: "a Structure"
};
function hasType(constraint, value) {
  switch (constraint.type) {
    case "string":
      return typeof value === "string";
    case "integer":
      return Number.isInteger(value);
    case "timestamp":
      return value instanceof Date && !Number.isNaN(value.getTime());
    case "blob":
      return value instanceof Uint8Array;
    case "list":
      return Array.isArray(value);
    case "structure":
      return typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
  }
}
function typeName(value) {
  if (typeof value === "string") return "STRING_VALUE";
  if (typeof value === "number") return Number.isInteger(value) ? "NUMBER_VALUE" : "DECIMAL_VALUE";
  if (typeof value === "boolean") return value ? "TRUE_VALUE" : "FALSE_VALUE";
  return Array.isArray(value) ? "START_ARRAY" : "START_OBJECT";
}
function shown(value) {
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  return typeof value === "string" ? value : JSON.stringify(value);
}
var joined = (path, name3) => path === "" ? name3 : `${path}.${name3}`;
var lowerFirst = (name3) => name3.charAt(0).toLowerCase() + name3.slice(1);

// src/datasets/file-kind.ts
var lfs = "Fetch the file itself: `git lfs pull`, or `lfs: true` in actions/checkout.";
var sheet = "Save the sheet as CSV (UTF-8).";
var unpack = "Unpack it and commit the text files.";
var exportText = "Export the documents as CSV or JSON lines.";
var utf8 = "Save the file as UTF-8.";
var signatures = [
  ["version https://git-lfs.github.com/spec/", "a Git LFS pointer, not the file itself", lfs],
  ["ÿþ\0\0", "UTF-32 text", utf8],
  ["ÿþ", "UTF-16 text", utf8],
  ["þÿ", "UTF-16 text", utf8],
  [/^PK[\s\S]*(?:xl\/|vnd\.oasis\.opendocument\.spreadsheet)/, "a spreadsheet", sheet],
  ["PK", "a ZIP archive (XLSX files are ZIP archives too)", `${unpack} ${sheet}`],
  ["ÐÏà", "an old Microsoft Office file", sheet],
  ["%PDF-", "a PDF", exportText],
  ["", "a gzip archive", unpack],
  [/^BZh\d1AY&SY/, "a bzip2 archive", unpack],
  ["(µ/ý", "a Zstandard archive", unpack],
  ["ý7zXZ", "an xz archive", unpack],
  ["7z¼¯", "a 7-Zip archive", unpack],
  [/^PAR1[^ -~]/, "a Parquet file", exportText],
  ["ARROW1\0", "an Arrow file", exportText],
  ["SQLite format 3", "an SQLite database", exportText],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a)/, "a picture", exportText],
  [/^\s*(?:<!doctype html|<html)/i, "an HTML page", "Download the data itself: a login or error page was probably saved in its place."],
  [/^\s*<\?xml/, "an XML document", exportText],
  [
    /^\s*\[\s*[[{"\]]/,
    "one JSON array",
    'Write JSON lines: an object on each line, no brackets and commas around them. `jq -c ".[]"` does it.'
  ],
  [/^\s*\{\s*\n\s*"/, "JSON spread over several lines", "Write JSON lines: each object on one line. `jq -c .` does it."],
  [/^\s*$/, "empty", "Add documents, or remove the file."]
];
function otherKind(head2) {
  const text3 = Buffer.from(head2.subarray(startsWithMark(head2) ? 3 : 0)).toString("latin1");
  const found2 = signatures.find(([start]) => typeof start === "string" ? text3.startsWith(start) : start.test(text3));
  if (found2 !== void 0) return { what: found2[1], hint: found2[2] };
  const zeros = head2.filter((byte) => byte === 0).length;
  if (head2.length >= 8 && Math.abs(zeros * 2 - head2.length) * 5 < head2.length) return { what: "UTF-16 text", hint: utf8 };
  const controls = head2.filter((byte) => byte < 32 && ![9, 10, 11, 12, 13, 27].includes(byte)).length;
  return controls > 8 && controls * 10 > head2.length ? { what: "binary", hint: exportText } : null;
}

// src/datasets/columns.ts
var textNames = [
  "text",
  "document",
  "sentence",
  "utterance",
  "content",
  "body",
  "message",
  "query",
  "question",
  "comment",
  "review",
  "input",
  "description"
];
var labelNames = [
  "label",
  "labels",
  "category",
  "class",
  "intent",
  "topic",
  "tag",
  "target",
  "categories",
  "classes",
  "intents",
  "topics",
  "tags"
];
function recogniseColumns(names) {
  const plain2 = names.map((name3) => name3.trim().toLowerCase());
  const found2 = { text: candidates(plain2, textNames), label: candidates(plain2, labelNames) };
  const missing = ["text", "label"].filter((role) => found2[role].length === 0);
  if (missing.length > 0) return { missing };
  for (const role of ["text", "label"])
    if (found2[role].length > 1) return { several: role, names: found2[role].map((at3) => names[at3].trim()) };
  return { text: found2.text[0], label: found2.label[0] };
}
function namedColumns(names, wanted2) {
  const plain2 = names.map((name3) => name3.trim());
  const missing = ["text", "label"].filter((role) => !plain2.includes(wanted2[role]));
  return missing.length > 0 ? { missing } : { text: plain2.indexOf(wanted2.text), label: plain2.indexOf(wanted2.label) };
}
var knownNames = (names) => names.filter((name3) => [...textNames, ...labelNames].includes(name3.trim().toLowerCase()));
var recognisedNames = { text: textNames, label: labelNames };
function candidates(plain2, known2) {
  const first = plain2.indexOf(known2[0]);
  return first >= 0 ? [first] : plain2.flatMap((name3, at3) => known2.includes(name3) ? [at3] : []);
}

// src/datasets/format.ts
var headBytes = 64 * 1024;
function formatOf(path, options2, head2, final) {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  const format2 = options2.format ?? (extension === "jsonl" || extension === "ndjson" ? "jsonl" : null);
  if (format2 === "jsonl") return { kind: "jsonl" };
  if (format2 === "tsv") return { kind: "header-csv", delimiter: options2.delimiter ?? "	" };
  if (format2 === "csv") return { kind: "header-csv", delimiter: options2.delimiter ?? likelyDelimiter(head2, final) };
  if (format2 === "comprehend-csv") return headerWhereNoneBelongs(options2.delimiter ?? ",", head2, final);
  if (options2.delimiter === null && /^(?:\xef\xbb\xbf)?\s*\{\s*"/.test(Buffer.from(head2.subarray(0, 512)).toString("latin1")))
    return { kind: "jsonl" };
  const delimiter = options2.delimiter ?? (extension === "tsv" || extension === "tab" ? "	" : likelyDelimiter(head2, final));
  return options2.columns === null ? byFirstRow(delimiter, head2, final) : { kind: "header-csv", delimiter };
}
function byFirstRow(delimiter, head2, final) {
  const row = firstRow(head2, delimiter, final);
  if (row?.kind !== "row") return { kind: "comprehend-csv", delimiter };
  const names = row.fields.map((field2) => field2.text);
  const columns2 = recogniseColumns(names);
  if ("text" in columns2 || "several" in columns2) return { kind: "header-csv", delimiter };
  const known2 = knownNames(names);
  if (names.length === 2 && known2.length === 0) return { kind: "comprehend-csv", delimiter };
  return unclear(row, columns2, known2, delimiter);
}
function unclear(row, columns2, known2, delimiter) {
  const names = row.fields.map((field2) => field2.text);
  const place3 = { line: row.line, column: row.fields[0].column, source: row.source(row.line) };
  const shown3 = listed3(
    names.map((name3) => quoted2(name3.trim(), 30)),
    6
  );
  if (names.length === 1) {
    const other = [",", ";", "	", "|"].find((character) => character !== delimiter && names[0].includes(character));
    return {
      ...{ kind: "unclear", ...place3 },
      message: `The first row is one column when ${quoted2(delimiter)} separates columns: ${shown3}. A document takes two, the text and the label. The file is not read.`,
      hint: other === void 0 ? "Add the labels; say in flywheel.yaml which character separates columns if it is another: delimiter." : `Say in flywheel.yaml how columns are separated: delimiter: ${quoted2(other)}.`
    };
  }
  const [missing] = known2.length === 0 ? ["text or label"] : "missing" in columns2 ? columns2.missing : [];
  const doubt = known2.length > 0 ? `has ${listed3(known2.map((name3) => quoted2(name3)))}, as a header would, but names no ${missing} column` : "names no text and label columns";
  return {
    ...{ kind: "unclear", ...place3 },
    message: `The first row ${doubt}; it has ${counted(names.length, "column")}: ${shown3}. The file is not read.`,
    hint: `Say in flywheel.yaml which columns to read, columns: {text: …, label: …}${names.length === 2 ? ", or format: comprehend-csv when there is no header (label first)" : ""}.`
  };
}
function headerWhereNoneBelongs(delimiter, head2, final) {
  const row = firstRow(head2, delimiter, final);
  const names = row?.kind === "row" ? row.fields.map((field2) => field2.text) : [];
  if (row?.kind !== "row" || names.length !== 2 || !("text" in recogniseColumns(names))) return { kind: "comprehend-csv", delimiter };
  return {
    ...{ kind: "unclear", line: row.line, column: 1, source: row.source(row.line) },
    message: `The first row is a header, ${listed3(names.map((name3) => quoted2(name3)))}; Comprehend CSV has none and would train it as a document. The file is not read.`,
    hint: "Set format: csv in flywheel.yaml, or remove the row."
  };
}
function likelyDelimiter(head2, final) {
  const named = (delimiter) => {
    const row = firstRow(head2, delimiter, final);
    return row?.kind === "row" && "text" in recogniseColumns(row.fields.map((field2) => field2.text));
  };
  return [",", ";", "	", "|"].find(named) ?? ",";
}

// src/datasets/header-csv.ts
async function readHeaderCsv(file, delimiter, intake) {
  let columns2 = null;
  let width = 0;
  await scanCsv(file.read(), delimiter, (item) => {
    if (item.kind === "fault") return takeFault(intake, file.path, item);
    if (width === 0) {
      width = item.fields.length;
      columns2 = headerColumns(file, item, delimiter, intake);
    } else if (columns2 !== null) takeRow(file.path, item, width, columns2, intake);
  });
}
function takeRow(file, row, width, columns2, intake) {
  if (row.fields.length === width) {
    take(intake, file, row.fields[columns2.text], row.fields[columns2.label], row.source);
    return;
  }
  const { line, column } = row.fields[width] ?? row.fields[0];
  intake.problems.add(
    {
      ...{ file, line, column, rule: "wrong-columns", severity: "error" },
      message: `This row has ${counted(row.fields.length, "column")}; the header has ${width}. The row is left out.`,
      hint: row.fields.length > width ? "Put a field in double quotes when it holds the delimiter." : "Add the missing fields, or leave them empty between delimiters."
    },
    () => row.source(line)
  );
}
function headerColumns(file, header, delimiter, intake) {
  const names = header.fields.map((field2) => field2.text);
  const columns2 = file.source.columns === null ? recogniseColumns(names) : namedColumns(names, file.source.columns);
  if ("text" in columns2) return columns2;
  const { message, hint } = headerComplaint(names, columns2, file.source, delimiter);
  const { line, column } = header.fields[0];
  intake.problems.add({ file: file.path, line, column, rule: "header", severity: "error", message, hint }, () => header.source(line));
  return null;
}
function headerComplaint(names, columns2, { columns: wanted2 }, delimiter) {
  const shown3 = `${counted(names.length, "column")}: ${listed3(names.map((name3) => quoted2(name3.trim(), 30)))}`;
  if ("several" in columns2)
    return {
      message: `More than one column may hold the ${columns2.several}: ${listed3(columns2.names.map((name3) => quoted2(name3)))}. The file is not read.`,
      hint: "Say which in flywheel.yaml: columns: {text: …, label: …}."
    };
  if (wanted2 !== null) {
    const absent = columns2.missing.map((role) => `${quoted2(wanted2[role])} (columns.${role})`);
    const close = nearest(wanted2[columns2.missing[0]], names);
    return {
      message: `The header has no column ${absent.join(" and none named ")}; it has ${shown3}. The file is not read.`,
      hint: close === null ? "Correct columns in flywheel.yaml, or the header." : `Did you mean ${quoted2(close.trim())}?`
    };
  }
  const one = names.length === 1 ? ` Columns are separated by ${quoted2(delimiter)} here; set delimiter if that is wrong.` : "";
  return {
    message: `The header names no ${columns2.missing.join(" and no ")} column; it has ${shown3}. The file is not read.${one}`,
    hint: `Say which columns to read in flywheel.yaml: columns: {text: …, label: …}. Names known without that: ${listed3(recognisedNames[columns2.missing[0]], 99)}.`
  };
}

// src/datasets/json-line.ts
var deepest = 100;
function readJsonLine(text3) {
  const walk2 = { text: text3, at: 0, depth: 0, wrong: null };
  spaces(walk2);
  const members = readObject2(walk2);
  spaces(walk2);
  if (walk2.at < text3.length) fail(walk2, walk2.at, "the end of the line");
  return walk2.wrong ?? { members };
}
function fail(walk2, offset, expected2) {
  walk2.wrong ??= { offset, expected: expected2 };
  walk2.at = walk2.text.length;
}
function readObject2(walk2) {
  const members = /* @__PURE__ */ new Map();
  readList(walk2, "{", "}", () => {
    const name3 = readString(walk2);
    spaces(walk2);
    expect(walk2, ":", '":"');
    spaces(walk2);
    const offset = walk2.at;
    members.set(name3, { value: readValue(walk2), offset });
  });
  return members;
}
function readList(walk2, open4, close, readItem) {
  expect(walk2, open4, `"${open4}"`);
  if (++walk2.depth > deepest) fail(walk2, walk2.at, `at most ${deepest} levels of nesting`);
  spaces(walk2);
  for (let more = walk2.text[walk2.at] !== close; more; ) {
    readItem();
    spaces(walk2);
    more = walk2.text[walk2.at] === ",";
    if (more) walk2.at++;
    spaces(walk2);
  }
  expect(walk2, close, `"," or "${close}"`);
  walk2.depth--;
}
function readValue(walk2) {
  const character = walk2.text[walk2.at];
  if (character === '"') return readString(walk2);
  if (character === "{") return readObject2(walk2);
  if (character === "[") {
    const items = [];
    readList(walk2, "[", "]", () => items.push(readValue(walk2)));
    return items;
  }
  const literal = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  literal.lastIndex = walk2.at;
  const found2 = literal.exec(walk2.text)?.[0];
  if (found2 === void 0) return fail(walk2, walk2.at, "a value, such as text in double quotes");
  walk2.at += found2.length;
  return JSON.parse(found2);
}
function readString(walk2) {
  const { text: text3, at: at3 } = walk2;
  if (text3[at3] !== '"') {
    fail(walk2, at3, "a name or text in double quotes");
    return "";
  }
  let stop2 = at3;
  do
    stop2 = text3.indexOf('"', stop2 + 1);
  while (stop2 > 0 && isEscaped(text3, stop2));
  const value = stop2 < 0 ? null : parsed2(text3.slice(at3, stop2 + 1));
  if (stop2 < 0) fail(walk2, text3.length, "a double quote that closes the text");
  else if (value === null) fail(walk2, at3 + badCharacter(text3.slice(at3, stop2)), "an escape such as \\n, \\t or \\\\");
  else walk2.at = stop2 + 1;
  return value ?? "";
}
function isEscaped(text3, quote2) {
  let at3 = quote2;
  while (text3[at3 - 1] === "\\") at3--;
  return (quote2 - at3) % 2 === 1;
}
function badCharacter(literal) {
  for (let at3 = 0; at3 < literal.length; at3++) {
    if (literal.charCodeAt(at3) < 32) return at3;
    if (literal[at3] !== "\\") continue;
    if (!/^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(literal.slice(at3 + 1, at3 + 6))) return at3;
    at3++;
  }
  return 0;
}
function parsed2(literal) {
  try {
    return JSON.parse(literal);
  } catch {
    return null;
  }
}
function expect(walk2, character, expected2) {
  if (walk2.text[walk2.at] === character) walk2.at++;
  else fail(walk2, walk2.at, expected2);
}
function spaces(walk2) {
  while (walk2.at < walk2.text.length && " 	\r\n".includes(walk2.text[walk2.at])) walk2.at++;
}

// src/datasets/jsonl.ts
async function readJsonl(file, intake) {
  await scanLines(file.read(), (line) => {
    if (line.kind === "fault") return takeFault(intake, file.path, line);
    const found2 = documentOf(line.fields[0].text, file.source.columns);
    if ("text" in found2) {
      const place3 = (member, text3) => ({ text: text3, line: line.line, column: member.offset + 1 });
      return take(intake, file.path, place3(found2.text, found2.textValue), place3(found2.label, found2.labelValue), line.source);
    }
    intake.problems.add({ file: file.path, line: line.line, severity: "error", ...found2 }, () => line.source(line.line));
  });
}
function documentOf(text3, wanted2) {
  const json2 = readJsonLine(text3);
  if ("expected" in json2) return notJson(text3, json2.offset, json2.expected);
  const names = [...json2.members.keys()];
  const pair = wanted2 ?? recognisedPair(names);
  if ("rule" in pair) return pair;
  const textMember = json2.members.get(pair.text);
  const labelMember = json2.members.get(pair.label);
  if (textMember === void 0 || labelMember === void 0) return missingMember(textMember === void 0 ? pair.text : pair.label, names);
  if (typeof textMember.value !== "string") return wrongType(pair.text, textMember, "text in double quotes");
  const label = oneLabel(labelMember.value);
  if (label === null)
    return wrongType(
      pair.label,
      labelMember,
      "one label in double quotes, or a list with one label: a multi-class classifier has one label for each document"
    );
  return { text: textMember, textValue: textMember.value, label: labelMember, labelValue: label };
}
function recognisedPair(names) {
  const columns2 = recogniseColumns(names);
  if ("text" in columns2) return { text: names[columns2.text], label: names[columns2.label] };
  if ("several" in columns2)
    return {
      ...{ column: 1, rule: "missing-member" },
      message: `More than one member may hold the ${columns2.several}: ${listed3(columns2.names.map((name3) => quoted2(name3)))}. The row is left out.`,
      hint: "Say which in flywheel.yaml: columns: {text: …, label: …}."
    };
  return {
    ...{ column: 1, rule: "missing-member" },
    message: `This object has no member for the ${columns2.missing.join(" and the ")}; it has ${membersShown(names)}. The row is left out.`,
    hint: `Say which members to read in flywheel.yaml: columns: {text: …, label: …}. Names known without that: ${listed3(recognisedNames[columns2.missing[0]], 99)}.`
  };
}
function oneLabel(value) {
  const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof one === "number") return String(one);
  return typeof one === "string" ? one : null;
}
var membersShown = (names) => names.length === 0 ? "none" : listed3(names.map((name3) => quoted2(name3, 30)));
function missingMember(name3, names) {
  const close = nearest(name3, names);
  return {
    ...{ column: 1, rule: "missing-member" },
    message: `This object has no member ${quoted2(name3)}, which columns names; it has ${membersShown(names)}. The row is left out.`,
    hint: close === null ? "Add the member, or correct columns in flywheel.yaml." : `Did you mean ${quoted2(close)}?`
  };
}
var wrongType = (name3, member, expected2) => ({
  ...{ column: member.offset + 1, rule: "wrong-member" },
  message: `${quoted2(name3)} is ${described2(member.value)}; it must be ${expected2}. The row is left out.`,
  hint: "Correct the value."
});
function described2(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return value instanceof Map ? "an object" : typeof value === "string" ? "text" : `the ${typeof value} ${JSON.stringify(value)}`;
}
function notJson(text3, offset, expected2) {
  const character = String.fromCodePoint(text3.codePointAt(offset) ?? 0);
  const found2 = offset >= text3.trimEnd().length ? "the end of the line" : character === '"' ? "a double quote" : quoted2(character);
  return {
    ...{ column: Math.min(offset, text3.length) + 1, rule: "bad-json" },
    message: `This line is not a JSON object: expected ${expected2}, found ${found2}. The row is left out.`,
    hint: 'Write one object on each line: {"text": "…", "label": "…"}.'
  };
}

// src/datasets/swapped-columns.ts
var fewestRows = 20;
function swappedColumns(documents, start) {
  const rows2 = documents.length - start;
  if (rows2 < fewestRows) return null;
  const labels2 = /* @__PURE__ */ new Set();
  for (let at3 = start; at3 < documents.length; at3++) labels2.add(documents[at3].labels[0]);
  if (labels2.size * 2 < rows2) return null;
  const texts = /* @__PURE__ */ new Set();
  for (let at3 = start; at3 < documents.length && texts.size * 2 <= labels2.size; at3++) texts.add(documents[at3].text);
  if (texts.size * 2 > labels2.size) return null;
  return `Read as Comprehend CSV, label first, this file has ${counted(labels2.size, "label")} but only ${counted(texts.size, "text")} in ${counted(rows2, "row")}: the columns are swapped. The file is not read.`;
}

// src/datasets/read.ts
async function readDocuments2(files, source) {
  const intake = createIntake();
  for (const file of files) await readFile({ path: file.path, read: () => file.read(), source }, intake);
  return { documents: intake.documents, problems: intake.problems.all() };
}
async function readFile(file, intake) {
  if (file.path.endsWith("/"))
    return refuse(file, intake, {
      rule: "not-a-data-file",
      message: `${file.path} is a folder.`,
      hint: "Write a glob that matches the files in it: folder/**/*.csv."
    });
  const stream = file.read()[Symbol.asyncIterator]();
  try {
    const chunks = await firstChunks(stream, headBytes);
    const head2 = Buffer.concat(chunks).subarray(0, headBytes);
    const other = otherKind(head2.subarray(0, 512));
    if (other !== null)
      refuse(file, intake, { rule: "not-a-data-file", message: `This file is ${other.what}; it is not read.`, hint: other.hint });
    else await readRows({ ...file, read: () => continued(chunks, stream) }, head2, intake);
  } finally {
    await stream.return?.();
  }
}
async function readRows(file, head2, intake) {
  const format2 = formatOf(file.path, file.source, head2, head2.length < headBytes);
  if (format2.kind === "unclear") {
    const { kind: _, source, ...problem } = format2;
    return intake.problems.add({ file: file.path, rule: "unclear-format", severity: "error", ...problem }, () => source);
  }
  const start = intake.documents.length;
  const problems = intake.problems.count();
  if (format2.kind === "jsonl") await readJsonl(file, intake);
  else if (format2.kind === "header-csv") await readHeaderCsv(file, format2.delimiter, intake);
  else await readComprehendCsv(file, format2.delimiter, intake);
  if (intake.documents.length === start && intake.problems.count() === problems)
    intake.problems.add({
      ...top(file),
      rule: "no-documents",
      severity: "warning",
      message: "This file holds no document.",
      hint: "Add rows, or remove the file."
    });
  const swapped = format2.kind === "comprehend-csv" ? swappedColumns(intake.documents, start) : null;
  if (swapped === null) return;
  intake.documents.length = start;
  refuse(file, intake, { rule: "swapped-columns", message: swapped, hint: "Put the label first, or add a header row, text,label." });
}
var top = (file) => ({ file: file.path, line: 1, column: 1 });
function refuse(file, intake, problem) {
  intake.problems.add({ ...top(file), severity: "error", ...problem });
}
async function firstChunks(stream, bytes) {
  const chunks = [];
  for (let length = 0; length < bytes; ) {
    const next = await stream.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  return chunks;
}
async function* continued(chunks, stream) {
  yield* chunks;
  for (let next = await stream.next(); !next.done; next = await stream.next()) yield next.value;
}

// src/engine/ingestion.ts
async function ingest(flywheel, dataset, services) {
  const { store, now, strict: strict2 } = services;
  const uris = await sourceObjects(store.storage, dataset.sources);
  const { documents, bytes, problem } = await readObjects(store.storage, uris);
  const known2 = flywheel.labels === null ? null : new Set(flywheel.labels);
  const accepted2 = documents.filter((document) => known2 === null || known2.has(document.labels[0])).sort(byFingerprint);
  const refusal = uris.length === 0 ? `NO_READ_ACCESS_TO_INPUT: No object begins with ${dataset.sources.join(" or ")}.` : problem ?? emptyMessage(accepted2, documents.length) ?? (strict2 ? limitMessage(dataset, accepted2, bytes) : void 0);
  if (refusal !== void 0) return { ...dataset, status: "FAILED", message: refusal, ended: now() };
  await store.storage.putIfAbsent(documentsUri2(datasetPrefix(flywheel.lake, dataset.name, dataset.created)), writeComprehendCsv(accepted2));
  return { ...dataset, status: "COMPLETED", documents: accepted2.length, ended: now() };
}
async function readDatasets(flywheel, datasets, storage) {
  const uris = datasets.map((dataset) => documentsUri2(datasetPrefix(flywheel.lake, dataset.name, dataset.created)));
  const { documents } = await readObjects(storage, uris);
  documents.sort(byFingerprint);
  return documents.filter((document, at3) => document.fingerprint !== documents[at3 - 1]?.fingerprint);
}
async function sourceObjects(storage, prefixes) {
  const lists = await Promise.all(prefixes.map((prefix2) => storage.list(prefix2)));
  return [...new Set(lists.flat())];
}
async function readObjects(storage, uris) {
  let bytes = 0;
  const files = uris.map((uri) => ({
    path: uri,
    async *read() {
      const object = await readObject(storage, uri);
      bytes += object.length;
      yield object;
    }
  }));
  const { documents, problems } = await readDocuments2(files, { format: "comprehend-csv", columns: null, delimiter: null });
  const first = problems.find((problem) => problem.severity === "error");
  return { documents, bytes, problem: first && `INVALID_INPUT: ${first.file}, line ${first.line}: ${first.message}` };
}
function emptyMessage(accepted2, read2) {
  if (accepted2.length > 0) return void 0;
  return `INVALID_INPUT: The dataset has no document with a label of the flywheel; documents read: ${read2}.`;
}
function limitMessage(dataset, documents, bytes) {
  const { bytesMin, bytesMax, documentsMax, documentsPerLabelMin } = limits.dataset;
  if (bytes < bytesMin || bytes > bytesMax)
    return `DATASET_SIZE: The dataset has ${bytes} bytes: from ${bytesMin} to ${bytesMax} are allowed.`;
  if (documents.length > documentsMax) return `DATASET_SIZE: The dataset has ${documents.length} documents: the limit is ${documentsMax}.`;
  if (dataset.type === "TEST") return void 0;
  const counts = /* @__PURE__ */ new Map();
  for (const document of documents) counts.set(document.labels[0], (counts.get(document.labels[0]) ?? 0) + 1);
  const [label, count5] = [...counts].sort(([a], [b]) => a < b ? -1 : 1).find(([, each]) => each < documentsPerLabelMin) ?? [];
  return label === void 0 ? void 0 : `TOO_FEW_DOCUMENTS: Label ${label} has ${count5} documents: at least ${documentsPerLabelMin} are needed.`;
}
var byFingerprint = (a, b) => a.fingerprint < b.fingerprint ? -1 : a.fingerprint > b.fingerprint ? 1 : 0;

// src/datasets/split.ts
function stableTenth(documents) {
  const train2 = [];
  const test = [];
  for (const document of documents) (isTest(document.fingerprint) ? test : train2).push(document);
  return { train: train2, test };
}
var isTest = (fingerprint2) => Number.parseInt(fingerprint2.slice(0, 8), 16) < 4294967296 / 10;

// src/engine/averages.ts
function averagesOf(classifier, documents) {
  if (documents.length === 0) return null;
  const { f1, precision, recall, accuracy, microF1 } = evaluate(
    documents.map((document) => document.labels[0]),
    documents.map((document) => classifier.classify(document.text)[0].name)
  );
  return { f1, precision, recall, accuracy, microF1 };
}

// src/engine/training.ts
import { createHash as createHash5 } from "node:crypto";
import { deflateSync as deflateSync2 } from "node:zlib";

// src/learning/classifier/optimiser.ts
function fitBlock(set, firstLabel, effort) {
  const { bounds, ids, values: values2, members, targets } = set;
  const { cost, passes, tolerance, rest } = effort;
  const weights2 = new Float32Array(set.features * lanes);
  const bias = new Float64Array(lanes);
  const duals = new Float32Array(members.length * lanes);
  const sums = new Float64Array(lanes);
  const resting = new Uint8Array(members.length);
  const curvature = diagonal(set, cost);
  const order2 = Int32Array.from(members.keys());
  const random = randomSequence(members.length);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order2, random);
    for (const member of order2) {
      if (resting[member] > 0) {
        resting[member]--;
        continue;
      }
      const document = members[member];
      const start = bounds[2 * document];
      const end = bounds[2 * document + 2];
      const own2 = ownLanes(targets, document, firstLabel);
      dotLanes(weights2, ids, values2, start, end, sums);
      let moved = false;
      for (let lane = 0; lane < lanes; lane++) {
        const sign = own2 >> lane & 1 ? 1 : -1;
        const dual = duals[member * lanes + lane];
        const gradient = sign * (sums[lane] + bias[lane]) - 1 + dual / (2 * cost);
        if (dual === 0 ? gradient > -tolerance : gradient < tolerance && gradient > -tolerance) continue;
        const next = Math.fround(Math.max(0, dual - gradient / curvature[member]));
        const step2 = sign * (next - dual);
        duals[member * lanes + lane] = next;
        bias[lane] += step2;
        addToLane(weights2, lane, step2, ids, values2, start, end);
        moved = true;
      }
      if (!moved) resting[member] = rest;
    }
  }
  return { weights: weights2, bias };
}
function ownLanes({ starts, labels: labels2 }, document, firstLabel) {
  let bits = 0;
  for (let at3 = starts[document], end = starts[document + 1]; at3 < end; at3++) {
    const lane = labels2[at3] - firstLabel;
    if (lane >= 0 && lane < lanes) bits |= 1 << lane;
  }
  return bits;
}
function diagonal({ bounds, values: values2, members }, cost) {
  return Float64Array.from(members, (document) => {
    let sum = 1 + 1 / (2 * cost);
    for (let index = bounds[2 * document], end = bounds[2 * document + 2]; index < end; index++) sum += values2[index] * values2[index];
    return sum;
  });
}

// src/learning/classifier/fit.ts
function fit(problem, members) {
  const { documents, targets, labels: labels2, values: values2 } = problem;
  const { bounds, ids } = documents;
  const features = documents.hashes.length;
  const frequency = documentFrequency(documents, members);
  const inverse = inverseFrequency(frequency, members.length);
  for (let document = 0; document < documents.length; document++) weighDocument(documents, document, inverse, values2);
  const blocks = [];
  for (let first = 0; first < labels2; first += lanes)
    blocks.push(quantise(fitBlock({ bounds, ids, values: values2, features, members, targets }, first, problem.effort)));
  const weights2 = joinBlocks(blocks, features, labels2);
  const present2 = new Uint8Array(labels2);
  for (const document of members)
    for (let at3 = targets.starts[document], end = targets.starts[document + 1]; at3 < end; at3++) present2[targets.labels[at3]] = 1;
  for (let label = 0; label < labels2; label++) if (present2[label] === 0) weights2.bias[label] = Number.NEGATIVE_INFINITY;
  return { weights: weights2, frequency, inverse, documents: members.length };
}

// src/learning/classifier/out-of-fold.ts
var mostMargins = 1 << 22;
function foldsOf(texts, folds) {
  const words2 = emptyWords();
  return Uint8Array.from(texts, (text3) => {
    splitWords(text3, words2);
    let hash3 = 0;
    for (let word = 0, index = 0; word < words2.count; word++) {
      for (const end = words2.ends[word]; index < end; index++) hash3 = mixBits(Math.imul(hash3, 31) + words2.codes[index] + 1);
      hash3 = mixBits(hash3 + 1);
    }
    return (hash3 >>> 0) % folds;
  });
}
function crossValidate(problem, assigned, folds, progress) {
  const { documents, labels: labels2, values: values2 } = problem;
  const targets = problem.targets.labels;
  const kept2 = Math.min(documents.length, Math.floor(mostMargins / labels2));
  const margins = new Float32Array(kept2 * labels2);
  const row = new Float64Array(labels2);
  const score = (fitted, document) => {
    scoreDocument(fitted.weights, documents.ids, values2, documents.bounds[2 * document], documents.bounds[2 * document + 2], row);
  };
  const numbers = Int32Array.from({ length: documents.length }, (_, document) => document);
  const fits = Array.from({ length: folds }, (_, fold) => {
    progress(`fold ${fold + 1} of ${folds}`);
    const fitted = fit(
      problem,
      numbers.filter((document) => assigned[document] !== fold)
    );
    for (let document = 0; document < kept2; document++) {
      if (assigned[document] !== fold) continue;
      score(fitted, document);
      margins.set(row, document * labels2);
    }
    return fitted;
  });
  const temperature = fitTemperature(margins, targets, labels2);
  const predicted2 = new Uint16Array(documents.length);
  const scores = new Float32Array(documents.length);
  const givenScores = new Float32Array(documents.length);
  for (let document = 0; document < documents.length; document++) {
    if (document < kept2) row.set(margins.subarray(document * labels2, (document + 1) * labels2));
    else {
      const fitted = fits[assigned[document]];
      weighDocument(documents, document, fitted.inverse, values2);
      score(fitted, document);
    }
    confidences(row, temperature);
    const top2 = highest2(row);
    predicted2[document] = top2;
    scores[document] = row[top2];
    givenScores[document] = row[targets[document]];
  }
  const right = (document) => predicted2[document] === targets[document];
  return { folds, predicted: predicted2, scores, givenScores, temperature, expectedCalibrationError: expectedCalibrationError(scores, right) };
}
function highest2(row) {
  let top2 = 0;
  for (let label = 1; label < row.length; label++) if (row[label] > row[top2]) top2 = label;
  return top2;
}

// src/learning/classifier/problem.ts
var mostLabels2 = 65535;
var mostCharactersForRuns = 1 << 24;
var longText = 1e3;
var mostCharactersForPairs = 1 << 27;
function stateProblem(examples, labels2, others) {
  const names = [...new Set(labels2)].sort();
  if (examples.length === 0) throw new Error("A classifier needs at least one example to learn from; there is none.");
  if (names.length > mostLabels2) throw new Error(`A classifier can have ${mostLabels2} labels; there are ${names.length}.`);
  const targets = numberLabels(examples, names);
  const texts = examples.map(({ text: text3 }) => text3);
  const settings2 = settingsFor(texts);
  const documents = readDocuments([...texts, ...others], settings2, leastFrequency(texts.length), names.length);
  const values2 = new Float32Array(documents.bounds[2 * documents.length]);
  return { problem: { documents, targets, labels: names.length, effort: effortFor(texts.length), values: values2 }, names, settings: settings2 };
}
function numberLabels(examples, names) {
  const numbers = new Map(names.map((name3, number) => [name3, number]));
  const numberOf3 = (label) => {
    const number = numbers.get(label);
    if (number === void 0)
      throw new Error(`An example has the label ${JSON.stringify(label)}, which is not among the ${names.length} labels.`);
    return number;
  };
  const starts = new Uint32Array(examples.length + 1);
  const labels2 = [];
  for (const [at3, example] of examples.entries()) {
    if ("label" in example) labels2.push(numberOf3(example.label));
    else for (const number of example.labels.map(numberOf3).sort((a, b) => a - b)) labels2.push(number);
    starts[at3 + 1] = labels2.length;
  }
  return { starts, labels: Uint16Array.from(labels2) };
}
function settingsFor(texts) {
  const characters = texts.reduce((sum, text3) => sum + text3.length, 0);
  return {
    wordPairs: characters <= mostCharactersForPairs,
    characters: characters <= mostCharactersForRuns && characters <= longText * texts.length
  };
}
function leastFrequency(documents) {
  if (documents < 2e4) return 1;
  return documents < 2e5 ? 2 : 5;
}
function effortFor(documents) {
  const passes = documents <= 5e4 ? 8 : documents <= 2e5 ? 4 : 3;
  return { cost: 1, passes, tolerance: 0.1, rest: 2 };
}

// src/learning/classifier/train.ts
function trainClassifier(examples, labels2, options2 = {}) {
  const progress = options2.progress ?? (() => {
  });
  const texts = examples.map(({ text: text3 }) => text3);
  progress(`reading ${texts.length} documents`);
  const { problem, names, settings: settings2 } = stateProblem(examples, labels2, []);
  const folds = foldsFor(texts.length, new Set(problem.targets.labels).size);
  const outOfFold = crossValidate(problem, foldsOf(texts, folds), folds, progress);
  progress(`all ${texts.length} documents`);
  const all = Int32Array.from({ length: texts.length }, (_, document) => document);
  const { weights: weights2, frequency } = fit(problem, all);
  const model = writeModel({
    labels: names,
    settings: settings2,
    temperature: outOfFold.temperature,
    documents: texts.length,
    frequency,
    hashes: problem.documents.hashes,
    weights: weights2
  });
  return { model, outOfFold };
}
var foldsFor = (documents, labels2) => documents < 40 * labels2 && documents <= 2e4 ? 10 : 3;

// src/learning/version.ts
var learningVersion = "1";

// src/engine/training.ts
async function trainVersion(flywheel, iteration, data, services) {
  const { store, place: place3, now, progress } = services;
  const isOwn = (model) => model.flywheel === flywheelArn(place3, flywheel.name) && model.iteration === iteration.id;
  let versions = await store.models.everOf(flywheel.model);
  let own2 = versions.find(isOwn);
  if (own2 !== void 0) return { model: own2.arn, averages: own2.averages };
  const trainingStarted = now();
  progress(`Training ${flywheel.name} on ${data.train.length} documents`);
  const labels2 = flywheel.labels ?? [...new Set(data.train.map((document) => document.labels[0]))].sort();
  const examples = data.train.map(({ text: text3, labels: [label] }) => ({ text: text3, label }));
  const trained = trainClassifier(examples, labels2, { progress: (step2) => progress(`Training ${flywheel.name}: ${step2}`) });
  const averages = averagesOf(loadClassifier(trained.model), data.test);
  const digest = createHash5("sha256").update(trained.model).digest("hex");
  while (own2 === void 0) {
    const version = `Comprehend-Generated-v${versions.length + 1}-${digest.slice(0, 8)}`;
    const prefix2 = statsPrefix(flywheel.lake, version);
    await writeArtefacts(prefix2, trained, digest, labels2, data.train, services);
    const arn3 = classifierArn(place3, flywheel.model, version);
    const record = {
      ...{ name: `${flywheel.model}/${version}`, arn: arn3, version, status: "TRAINED", created: iteration.created, tags: [] },
      ...{ language: flywheel.language, labels: labels2, role: flywheel.role, flywheel: flywheelArn(place3, flywheel.name), iteration: iteration.id },
      ...{ statsPrefix: prefix2, digest, trainingStarted, trainingEnded: now(), averages },
      trainedOn: data.datasets.map((dataset) => documentsUri2(datasetPrefix(flywheel.lake, dataset.name, dataset.created))),
      trainedDocuments: data.train.length,
      testDocuments: data.test.length
    };
    const latest = await store.models.change(record.name, (current) => current === void 0 ? record : void 0);
    if (latest !== void 0 && isOwn(latest)) own2 = latest;
    else versions = await store.models.everOf(flywheel.model);
  }
  return { model: own2.arn, averages: own2.averages };
}
async function writeArtefacts(prefix2, trained, digest, labels2, documents, { store }) {
  const uris = modelUris(prefix2);
  const names = [...labels2].sort();
  const { predicted: predicted2, scores, givenScores } = trained.outOfFold;
  const rows2 = documents.map(
    ({ fingerprint: fingerprint2, labels: [given] }, at3) => ({
      fingerprint: fingerprint2,
      given,
      predicted: names[predicted2[at3]],
      score: scores[at3],
      givenScore: givenScores[at3]
    })
  );
  await store.storage.putIfAbsent(uris.model, deflateSync2(trained.model));
  await store.storage.putIfAbsent(uris.outOfFold, encodeOutOfFold(names, rows2));
  await store.storage.putIfAbsent(
    uris.stats,
    encodeModelStats({ learningVersion, digest, documents: documents.length, labels: names, modelUri: uris.model })
  );
}

// src/engine/iteration.ts
async function runIteration(flywheel, iteration, services) {
  const { switches, store, classifiers, now } = services;
  const visible2 = completedDatasets(flywheel).filter(
    (dataset) => switches.datasetVisibility === "at-training" || iteration.datasets.includes(dataset.name)
  );
  const plan3 = plannedWork(flywheel, visible2, switches);
  const done = { ...iteration, datasets: visible2.map((dataset) => dataset.name) };
  try {
    const declaredTest = await readDatasets(flywheel, plan3.test, store.storage);
    const trains = plan3.train.length > 0;
    const train2 = trains || declaredTest.length === 0 ? await readDatasets(flywheel, trains ? plan3.train : visible2, store.storage) : [];
    const split = declaredTest.length > 0 ? { train: train2, test: declaredTest } : heldOut(train2);
    const average = async (model) => ({
      model,
      averages: averagesOf(await classifiers.ofModel(model), split.test)
    });
    const evaluated = flywheel.activeModel === null ? void 0 : await average(flywheel.activeModel);
    const trained = trains ? await trainVersion(flywheel, iteration, { ...split, datasets: plan3.train }, services) : void 0;
    return {
      ...done,
      status: "COMPLETED",
      ended: now(),
      // The first is the service's own sentence, from a sample of the CLI reference.
      message: trains ? "FULL_ITERATION: Flywheel iteration performed all functions successfully." : "EVALUATION_ONLY: Flywheel iteration evaluated the active model. There was no new training data.",
      ...evaluated && { evaluated },
      ...trained && { trained }
    };
  } catch (error) {
    if (!(error instanceof MissingObject)) throw error;
    return { ...done, status: "FAILED", ended: now(), message: error.message };
  }
}
function heldOut(documents) {
  const split = stableTenth(documents);
  return split.train.length > 0 ? split : { train: documents, test: [] };
}

// src/engine/pace.ts
function openPace({ stateMilliseconds, now }) {
  if (stateMilliseconds === 0) return { isOver: () => true, next: () => null };
  const present2 = now();
  let next = Number.POSITIVE_INFINITY;
  return {
    isOver: (since) => {
      const end = since + stateMilliseconds;
      if (end > present2) next = Math.min(next, end);
      return end <= present2;
    },
    next: () => next === Number.POSITIVE_INFINITY ? null : next
  };
}

// src/engine/work.ts
async function finishPendingWork(services, kinds2 = ["states", "documents"]) {
  const { store } = services;
  const pace = openPace(services);
  const thrown = [];
  const each = async (resources, finish) => {
    for (const resource of resources) await finish(resource).catch((error) => thrown.push(error));
  };
  const [states, documents] = [kinds2.includes("states"), kinds2.includes("documents")];
  await each(await store.flywheels.all(), async (flywheel) => {
    if (documents) await finishDatasets(flywheel, pace, services);
    if (states) await finishFlywheel(flywheel, pace, services);
    if (documents) await finishIteration(flywheel.name, pace, services);
  });
  if (states) await each(await store.endpoints.all(), (endpoint) => finishEndpoint(endpoint, pace, services));
  if (documents) await each(await store.jobs.all(), (job) => finishJob(job, pace, services));
  if (states) await each(await store.models.all(), (model) => finishModel(model, pace, services));
  if (thrown.length > 0) throw thrown[0];
  return pace.next();
}
async function finishDatasets(flywheel, pace, services) {
  if (flywheel.status === "DELETING") return;
  const done = /* @__PURE__ */ new Map();
  for (const dataset of flywheel.datasets.filter((each) => each.status === "CREATING" && pace.isOver(each.created))) {
    services.progress(`Ingesting dataset ${dataset.name} of ${flywheel.name}`);
    const failed = (message) => ({ ...dataset, status: "FAILED", message, ended: services.now() });
    done.set(dataset.name, await ingest(flywheel, dataset, services).catch(orImpossible("NO_READ_ACCESS_TO_INPUT", failed)));
  }
  if (done.size > 0) await changeSame(flywheel, (current) => withDatasets(current, done), services);
}
async function finishFlywheel(flywheel, pace, services) {
  const { status: status2, created, modified } = flywheel;
  if (status2 === "ACTIVE" || status2 === "DELETED" || !pace.isOver(status2 === "CREATING" ? created : modified)) return;
  await changeSame(
    flywheel,
    (current) => {
      if (current.status === "DELETING") return status2 === "DELETING" ? { ...current, status: "DELETED" } : void 0;
      return isSettling(current) ? { ...current, status: "ACTIVE", modified: services.now() } : void 0;
    },
    services
  );
}
async function finishIteration(name3, pace, services) {
  const flywheel = await services.store.flywheels.find(name3);
  const running2 = flywheel?.iterations.find(isRunning);
  if (flywheel === void 0 || running2 === void 0 || !pace.isOver(running2.created)) return;
  const failed = (message) => ({ ...running2, status: "FAILED", message, ended: services.now() });
  const done = await runIteration(flywheel, running2, services).catch(orImpossible("NO_WRITE_ACCESS_TO_OUTPUT", failed));
  await changeSame(flywheel, (current) => withIteration(current, done, services), services);
}
async function finishJob(job, pace, services) {
  if (job.status !== "SUBMITTED" || !pace.isOver(job.created)) return;
  const failed = (message) => ({ ...job, status: "FAILED", message, ended: services.now() });
  const done = await runJob(job, services).catch(orImpossible("NO_WRITE_ACCESS_TO_OUTPUT", failed));
  await services.store.jobs.change(job.name, (current) => current?.status === "SUBMITTED" ? { ...done, tags: current.tags } : void 0);
}
async function finishModel(model, pace, { store }) {
  if (model.status !== "DELETING" || !pace.isOver(model.deleted ?? 0)) return;
  await store.models.change(model.name, (current) => current?.status === "DELETING" ? { ...current, status: "DELETED" } : void 0);
}
async function changeSame(flywheel, decide, { store }) {
  await store.flywheels.change(flywheel.name, (current) => current?.created === flywheel.created ? decide(current) : void 0);
}
function orImpossible(code2, failed) {
  return (error) => {
    if (!(error instanceof ImpossibleName)) throw error;
    return failed(`${code2}: ${error.message}`);
  };
}
var isRunning = (iteration) => iteration.ended === void 0;
var isSettling = (flywheel) => flywheel.status === "CREATING" || flywheel.status === "UPDATING";
function withDatasets(flywheel, done) {
  const isDone = (dataset) => dataset.status === "CREATING" && done.get(dataset.name)?.created === dataset.created;
  if (!flywheel.datasets.some(isDone)) return void 0;
  return { ...flywheel, datasets: flywheel.datasets.map((each) => isDone(each) ? { ...done.get(each.name), tags: each.tags } : each) };
}
function withIteration(flywheel, done, { switches }) {
  if (!flywheel.iterations.some((each) => each.id === done.id && isRunning(each))) return void 0;
  const isFirst = flywheel.activeModel === null && switches.activeModelAfterFirstTraining === "set";
  return {
    ...flywheel,
    activeModel: isFirst ? done.trained?.model ?? null : flywheel.activeModel,
    iterations: flywheel.iterations.map((each) => each.id === done.id ? done : each)
  };
}
async function finishEndpoint(pending, pace, services) {
  const { store, place: place3, now } = services;
  const active2 = await followedModel(pending, services);
  const { Status: before } = endpointProperties(pending, place3, active2);
  if (before === "IN_SERVICE" || !pace.isOver(await endpointBegan(pending, services))) return;
  await store.endpoints.change(pending.name, (endpoint) => {
    if (endpoint === void 0 || endpoint.status === "DELETED") return void 0;
    if (endpoint.status === "DELETING") return { ...endpoint, status: "DELETED" };
    const { Status, DesiredModelArn } = endpointProperties(endpoint, place3, active2);
    if (Status === "IN_SERVICE") return void 0;
    const { desiredUnits: units, desiredRole } = endpoint;
    const model = DesiredModelArn;
    return {
      ...endpoint,
      status: "IN_SERVICE",
      modified: now(),
      model,
      desiredModel: model,
      units,
      ...desiredRole === void 0 ? {} : { role: desiredRole }
    };
  });
}
async function endpointBegan(endpoint, { store }) {
  if (endpoint.status !== "IN_SERVICE" || endpoint.flywheel === null) return endpoint.modified;
  return (await store.flywheels.find(parseArn(endpoint.flywheel).name))?.modified ?? endpoint.modified;
}

// src/engine/engine.ts
var operations = {
  classifyDocument,
  createDataset: createDataset2,
  createEndpoint,
  createFlywheel,
  deleteDocumentClassifier,
  deleteEndpoint,
  deleteFlywheel,
  describeDataset,
  describeDocumentClassificationJob,
  describeDocumentClassifier,
  describeEndpoint,
  describeFlywheel,
  describeFlywheelIteration,
  listDatasets,
  listDocumentClassificationJobs,
  listDocumentClassifiers,
  listEndpoints,
  listFlywheelIterationHistory,
  listFlywheels,
  listTagsForResource,
  startDocumentClassificationJob,
  startFlywheelIteration,
  tagResource,
  untagResource,
  updateEndpoint,
  updateFlywheel
};
var account = "000000000000";
function createEngine(options2) {
  const {
    storage,
    clock,
    region = "us-east-1",
    strict: strict2 = false,
    switches,
    stateSeconds = 0,
    records = defaultRecords,
    progress = () => {
    }
  } = options2;
  const store = openStore(storage, records, region);
  const services = {
    store,
    place: { region, account },
    now: () => clock().getTime(),
    strict: strict2,
    stateMilliseconds: stateSeconds * 1e3,
    switches: { ...defaultSwitches, ...switches },
    classifiers: openClassifiers(store),
    progress
  };
  const publish = () => storage.publish("Comprehend engine: requests and their results");
  return {
    comprehend: Object.fromEntries(
      Object.keys(operations).map((name3) => [name3, handler(name3, services)])
    ),
    work: async () => {
      await finishPendingWork(services);
      await publish();
    },
    workOn: async (kind) => {
      const next = await finishPendingWork(services, [kind]);
      await publish();
      return next;
    }
  };
}
function handler(name3, services) {
  const operation = operations[name3];
  return async (request) => {
    return operation.run(validate(operation.constraints, request), services);
  };
}

// src/engine/lake/directory.ts
import { randomUUID } from "node:crypto";
import { link as link2, mkdir, open, readdir, readFile as readFile2, rename, stat, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
var drafts = ".drafts";
var bucketName = /^[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9]$/;
var abandonedMilliseconds = 60 * 60 * 1e3;
function openDirectoryLake(directory) {
  const fileOf = (uri) => join(directory, ...segmentsOf(uri));
  let swept;
  async function put(uri, bytes, name3) {
    const file = fileOf(uri);
    await makeDirectory(join(directory, drafts));
    swept ??= sweep(join(directory, drafts));
    await swept;
    await refusingOverlap(uri, () => makeDirectory(dirname(file)));
    const draft = join(directory, drafts, randomUUID());
    try {
      await writeDurably(draft, bytes);
      const written = await refusingOverlap(uri, () => name3(draft, file));
      if (written) await syncDirectory(dirname(file));
      return written;
    } finally {
      await unlink(draft).catch(ignoreCodes("ENOENT"));
    }
  }
  return {
    get: async (uri) => readFile2(fileOf(uri)).catch(ignoreCodes("ENOENT", "EISDIR", "ENOTDIR")),
    list: async (prefix2) => {
      const whole = prefix2.slice(0, prefix2.lastIndexOf("/") + 1);
      const start = whole === "s3://" ? [] : segmentsOf(whole.slice(0, -1));
      return (await filesBelow(directory, start)).map((path) => `s3://${path.join("/")}`).filter((uri) => uri.startsWith(prefix2)).sort();
    },
    putIfAbsent: async (uri, bytes) => {
      const there = await stat(fileOf(uri)).catch(ignoreCodes("ENOENT", "ENOTDIR"));
      if (there?.isFile()) return false;
      return put(uri, bytes, linkUnlessThere);
    },
    putView: async (uri, bytes) => {
      await put(uri, bytes, async (draft, file) => {
        await rename(draft, file);
        return true;
      });
    },
    publish: async () => {
    }
  };
}
async function linkUnlessThere(draft, file) {
  try {
    await link2(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST" && (await stat(file)).isFile()) return false;
    throw error;
  }
}
function segmentsOf(uri) {
  const segments = uri.startsWith("s3://") ? uri.slice("s3://".length).split("/") : [];
  const wrong2 = segments.length === 0 || !bucketName.test(segments[0]) || segments.some((part) => part === "" || part === "." || part === ".." || part.includes("\0") || Buffer.byteLength(part) > 255);
  if (wrong2)
    throw new ImpossibleName(
      `${JSON.stringify(uri)} is not an object of a directory lake: it must be s3://bucket/key with parts of 1 to 255 bytes that are not "." or "..".`
    );
  return segments;
}
async function filesBelow(directory, path) {
  const entries2 = await readdir(join(directory, ...path), { withFileTypes: true }).catch(ignoreCodes("ENOENT", "ENOTDIR"));
  const found2 = [];
  for (const entry of entries2 ?? []) {
    if (path.length === 0 && !bucketName.test(entry.name)) continue;
    if (entry.isDirectory()) found2.push(...await filesBelow(directory, [...path, entry.name]));
    else if (entry.isFile() && path.length > 0) found2.push([...path, entry.name]);
  }
  return found2;
}
async function writeDurably(file, bytes) {
  await withHandle(await open(file, "wx"), async (handle2) => {
    await handle2.writeFile(bytes);
    await handle2.sync();
  });
}
async function makeDirectory(directory) {
  const first = await mkdir(directory, { recursive: true });
  if (first === void 0) return;
  for (let made = directory; ; made = dirname(made)) {
    await syncDirectory(dirname(made));
    if (made === first || dirname(made) === made) return;
  }
}
async function syncDirectory(directory) {
  await withHandle(await open(directory, "r"), (handle2) => handle2.sync());
}
async function withHandle(handle2, use) {
  try {
    await use(handle2);
  } finally {
    await handle2.close();
  }
}
async function sweep(directory) {
  const before = Date.now() - abandonedMilliseconds;
  for (const name3 of await readdir(directory)) {
    const draft = await stat(join(directory, name3)).catch(ignoreCodes("ENOENT"));
    if (draft !== void 0 && draft.mtimeMs < before) await unlink(join(directory, name3)).catch(ignoreCodes("ENOENT"));
  }
}
async function refusingOverlap(uri, act) {
  try {
    return await act();
  } catch (error) {
    if (!["EEXIST", "ENOTDIR", "EISDIR"].includes(codeOf(error))) throw error;
    throw new ImpossibleName(`A directory lake cannot hold ${uri}: one of the two names is an object, and the other would lie below it.`, {
      cause: error
    });
  }
}
var codeOf = (error) => error.code ?? "";
function ignoreCodes(...codes) {
  return (error) => {
    if (!codes.includes(codeOf(error))) throw error;
  };
}

// src/engine/lake/memory.ts
function openMemoryLake() {
  const objects = /* @__PURE__ */ new Map();
  return {
    get: async (uri) => objects.get(uri),
    list: async (prefix2) => [...objects.keys()].filter((uri) => uri.startsWith(prefix2)).sort(),
    putIfAbsent: async (uri, bytes) => {
      if (objects.has(uri)) return false;
      objects.set(uri, bytes.slice());
      return true;
    },
    putView: async (uri, bytes) => void objects.set(uri, bytes.slice()),
    publish: async () => {
    }
  };
}

// src/engine/lake/overlay.ts
function overlay(base) {
  const written = openMemoryLake();
  return {
    get: async (uri) => await written.get(uri) ?? base.get(uri),
    list: async (prefix2) => [.../* @__PURE__ */ new Set([...await base.list(prefix2), ...await written.list(prefix2)])].sort(),
    putIfAbsent: async (uri, bytes) => await base.get(uri) === void 0 ? written.putIfAbsent(uri, bytes) : false,
    putView: (uri, bytes) => written.putView(uri, bytes),
    publish: async () => {
    }
  };
}

// src/git/lake-branch.ts
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";

// src/git/git-failure.ts
function gitFailure(command, { code: code2, stderr }) {
  const words2 = lastLines(stderr);
  const known2 = familiar.find(({ pattern }) => pattern.test(stderr));
  const message = `git ${command} ended with exit code ${code2}${words2 === "" ? "." : `: ${words2}`}`;
  return new Failure(known2?.kind ?? "git-failed", message, known2 === void 0 ? {} : { hint: known2.hint });
}
function lastLines(stderr) {
  const lines = stderr.split(/[\r\n]+/).map((line) => line.replace(/(\w+:\/\/)[^/@\s']+@/g, "$1").trim()).filter(
    (line) => line !== "" && !/^(hint:|remote:\s*$|To )/.test(line) && !/^(remote: )?(Enumerating|Counting|Compressing|Writing) objects/.test(line)
  );
  return lines.slice(-6).join("\n");
}
var isAccessRefusal = (stderr) => /returned error: 40[13]|Permission to \S+ denied|Write access to repository not granted|Authentication failed|could not read (Username|Password)|Permission denied \(|Repository not found/i.test(
  stderr
);
var familiar = [
  {
    pattern: /dubious ownership/,
    kind: "git-ownership",
    hint: "The directory belongs to another user. Run the git config command above once if you trust it."
  },
  {
    pattern: { test: isAccessRefusal },
    kind: "git-access",
    hint: "Give a token that may read this repository (the input github-token of the action), or credentials that git can use without asking."
  },
  {
    pattern: /Could not resolve host|Failed to connect|unable to connect|Connection (refused|timed out|reset)/i,
    kind: "git-network",
    hint: "The server could not be reached. Nothing was changed; run the command again."
  },
  {
    pattern: /Unable to create '.*\.lock': File exists/,
    kind: "git-locked",
    hint: "Another git is at work in this repository, or one was killed. When none is running, remove the .lock file named above."
  }
];

// src/git/lake-push.ts
function readPush(branch3, outcome2) {
  if (outcome2.code === 0) return "done";
  const line = outcome2.stdout.toString("utf8").split("\n").find((text3) => text3.startsWith("!"));
  const verdict = line?.split("	")[2] ?? "";
  if (verdict.startsWith("[rejected]") || isCollision(verdict)) return "raced";
  if (verdict.startsWith("[remote rejected]")) throw refused(branch3, `${lastLines(outcome2.stderr)}
${verdict}`);
  if (isAccessRefusal(outcome2.stderr)) throw refused(branch3, lastLines(outcome2.stderr));
  throw gitFailure("push", outcome2);
}
var isCollision = (verdict) => /cannot lock ref|failed to update ref|failed to lock|reference already exists|incorrect old value|is at [0-9a-f]+ but expected|non-fast-forward|fetch first|stale info/.test(
  verdict
);
var isRule = (words2) => /GH006|GH013|protected branch|rule violations|hook declined/i.test(words2);
function refused(branch3, words2) {
  const message = `The push to the lake branch ${branch3} was refused, so nothing was written. The server says:
${words2.split("\n").filter((line) => !line.startsWith("error: failed to push")).map((line) => line.replace(/^remote: /, "").replace(/^\[remote rejected\] \((.*)\)$/, "$1")).join("\n")}`;
  const hint = isRule(words2) ? `Exempt ${branch3} from branch protection and rulesets: exclude the branch from the rule's targets, or add the app that pushes (for workflows: GitHub Actions) to its bypass list.` : `Let the token write: the job needs \`permissions: contents: write\` to push to ${branch3}. Workflows of forks and of Dependabot never have it.`;
  return new Failure("lake-push-refused", message, { hint });
}

// src/git/remote.ts
var isCommitId = (text3) => /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text3);
async function originOf(git) {
  const { code: code2 } = await git.attempt(["config", "--get", "remote.origin.url"]);
  return code2 === 0 ? "origin" : null;
}
async function askRemote(git, remote, names) {
  const printed = await git.text(["ls-remote", "--symref", "--end-of-options", remote, ...names], { network: true });
  const rows2 = printed.split("\n").map((line) => line.split("	"));
  const ids = rows2.filter(([id, name3]) => isCommitId(id) && name3 !== void 0 && names.includes(name3.replace(/\^\{\}$/, "")));
  const head2 = rows2.find(([target, name3]) => name3 === "HEAD" && target.startsWith("ref: refs/heads/"));
  return { ids: new Map(ids.map(([id, name3]) => [name3, id])), head: head2?.[0].slice("ref: refs/heads/".length) ?? null };
}
async function hasCommit(git, commit2) {
  return (await git.attempt(["cat-file", "-e", `${commit2}^{commit}`])).code === 0;
}
async function isShallow(git) {
  return await git.text(["rev-parse", "--is-shallow-repository"]) === "true";
}
async function fetchCommits(git, remote, commits, depth = "--depth=1", keepAs) {
  const shallow = await isShallow(git) ? [depth] : [];
  const quiet = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-filter", "--refmap="];
  const wanted2 = commits.map((commit2) => keepAs === void 0 ? commit2 : `+${commit2}:${keepAs}`);
  const fetch = ["fetch", ...quiet, ...shallow, "--end-of-options", remote, ...wanted2];
  if (keepAs === void 0) {
    await git.bytes(fetch, { network: true });
    return;
  }
  const result = await git.attempt(fetch, { network: true });
  if (result.code !== 0 && !await hasCommit(git, commits[0])) await git.bytes(fetch, { network: true });
}

// src/git/lake-branch.ts
async function openLakeBranch(git, options2) {
  const { branch: branch3, remote } = options2;
  if ((await git.attempt(["check-ref-format", `refs/heads/${branch3}`])).code !== 0 || branch3.startsWith("-")) {
    throw new Failure("invalid-ref", `${JSON.stringify(branch3)} is not a possible name for a lake branch.`, {
      hint: "Use a name such as flywheel-lake."
    });
  }
  const local = `refs/heads/${branch3}`;
  const keptAs = `refs/flywheel/lake/${branch3}`;
  return {
    name: branch3,
    newest: () => remote === null ? localTip(git, local) : remoteTip(git, remote, local, keptAs),
    writeBlobs: (contents) => writeBlobs(git, contents),
    commit: async (parent2, files, message) => commitTree(git, parent2, await writeTree(git, parent2, files), message, options2),
    move: (parent2, commit2) => remote === null ? moveLocal(git, local, parent2, commit2) : push(git, remote, branch3, commit2, keptAs)
  };
}
async function localTip(git, reference) {
  const { code: code2, stdout } = await git.attempt(["rev-parse", "--verify", "--quiet", `${reference}^{commit}`]);
  return code2 === 0 ? stdout.toString("utf8").trim() : null;
}
async function remoteTip(git, remote, reference, keptAs) {
  const commit2 = (await askRemote(git, remote, [reference])).ids.get(reference);
  if (commit2 === void 0) return null;
  if (!await hasCommit(git, commit2)) await fetchCommits(git, remote, [commit2], "--depth=1", keptAs);
  return commit2;
}
async function writeBlobs(git, contents) {
  function* commands() {
    for (const [index, content] of contents.entries()) {
      yield `blob
mark :${index + 1}
data ${content.length}
`;
      yield content;
      yield `
get-mark :${index + 1}
`;
    }
    yield "done\n";
  }
  const printed = await git.text([...durable, "fast-import", "--quiet", "--done", "--depth=0"], { input: commands() });
  return printed.split("\n");
}
var durable = ["-c", "core.fsync=all"];
async function writeTree(git, parent2, files) {
  const folder = await mkdtemp(join2(tmpdir(), "flywheel-lake-"));
  try {
    const environment = { GIT_INDEX_FILE: join2(folder, "index") };
    if (parent2 !== null) await git.bytes(["read-tree", parent2], { environment });
    const input = files.map(({ path, sha }) => `100644 ${sha}	${path}\0`);
    await git.bytes(["update-index", "--add", "-z", "--index-info"], { environment, input });
    return await git.text([...durable, "write-tree"], { environment });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
async function commitTree(git, parent2, tree, message, { clock, author }) {
  const when = `@${Math.floor(clock().getTime() / 1e3)} +0000`;
  const environment = Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((role) => [
      [`GIT_${role}_NAME`, author.name],
      [`GIT_${role}_EMAIL`, author.email],
      [`GIT_${role}_DATE`, when]
    ])
  );
  const parents2 = parent2 === null ? [] : ["-p", parent2];
  return git.text([...durable, "commit-tree", "--no-gpg-sign", ...parents2, tree], { environment, input: [message] });
}
async function moveLocal(git, reference, parent2, commit2) {
  const expected2 = parent2 ?? "0".repeat(commit2.length);
  const update = ["update-ref", "-m", "flywheel lake", "--end-of-options", reference, commit2, expected2];
  const outcome2 = await git.attempt([...durable, "-c", "core.filesRefLockTimeout=5000", ...update]);
  if (outcome2.code === 0) return "done";
  if (/but expected|reference already exists/.test(outcome2.stderr)) return "raced";
  throw gitFailure("update-ref", outcome2);
}
async function push(git, remote, branch3, commit2, keptAs) {
  const plain2 = ["--porcelain", "--no-verify", "--no-follow-tags", "--no-signed", "--recurse-submodules=no"];
  const outcome2 = await git.attempt(["push", ...plain2, "--end-of-options", remote, `${commit2}:refs/heads/${branch3}`], { network: true });
  const result = readPush(branch3, outcome2);
  if (result === "done") await git.attempt(["update-ref", "--end-of-options", keptAs, commit2]);
  return result;
}

// src/git/path-bytes.ts
function pathText(bytes) {
  try {
    return strict.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1").replace(/[\x80-\xff]/g, (character) => `\\x${character.charCodeAt(0).toString(16).toUpperCase()}`);
  }
}
var strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function splitAtNul(bytes) {
  const parts = [];
  let start = 0;
  while (start < bytes.length) {
    const nul2 = bytes.indexOf(0, start);
    const end = nul2 === -1 ? bytes.length : nul2;
    parts.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return parts;
}
function byPath(a, b) {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

// src/git/blobs.ts
var small = 65536;
var window2 = { bytes: 4 << 20, blobs: 2e3, kept: 32 << 20 };
async function listBlobs(git, treeish, ...below) {
  const printed = await git.bytes(["ls-tree", "-r", "-z", "--long", "--full-tree", "--end-of-options", treeish, ...below], {
    network: true
  });
  return splitAtNul(printed).flatMap((line) => parseEntry(line) ?? []).sort(byPath);
}
function parseEntry(line) {
  const tab3 = line.indexOf("	");
  const [mode, type, sha, size] = line.subarray(0, tab3).toString("latin1").split(/ +/);
  if (type !== "blob" || mode === "120000") return null;
  return { path: pathText(line.subarray(tab3 + 1)), sha, bytes: Number(size) };
}
function blobReader(git, blobs) {
  const position2 = new Map(blobs.map((blob, index) => [blob.sha, index]));
  const loaded = /* @__PURE__ */ new Map();
  let kept2 = 0;
  const load = (first) => {
    if (kept2 > window2.kept) {
      loaded.clear();
      kept2 = 0;
    }
    const wanted2 = neighbours(blobs, position2.get(first.sha) ?? blobs.length, loaded);
    if (wanted2.length === 0) wanted2.push(first);
    const batch = readBatch(git, wanted2);
    for (const [index, blob] of wanted2.entries()) {
      const content = batch.then((contents) => contents[index]);
      content.catch(() => void 0);
      loaded.set(blob.sha, content);
      kept2 += blob.bytes;
    }
  };
  const whole = async (blob) => {
    if (blob.bytes > small) return git.bytes(["cat-file", "blob", blob.sha], { network: true });
    if (!loaded.has(blob.sha)) load(blob);
    return loaded.get(blob.sha);
  };
  async function* stream(blob) {
    if (blob.bytes > small) yield* git.stream(["cat-file", "blob", blob.sha], { network: true });
    else yield await whole(blob);
  }
  return { whole, stream };
}
function neighbours(blobs, from, loaded) {
  const wanted2 = /* @__PURE__ */ new Map();
  let bytes = 0;
  for (let index = from; index < blobs.length && wanted2.size < window2.blobs; index++) {
    const blob = blobs[index];
    if (blob.bytes > small || loaded.has(blob.sha)) continue;
    bytes += blob.bytes;
    if (bytes > window2.bytes) break;
    wanted2.set(blob.sha, blob);
  }
  return [...wanted2.values()];
}
async function readBatch(git, blobs) {
  const input = blobs.map(({ sha }) => `${sha}
`);
  const printed = await git.bytes(["cat-file", "--batch"], { input, network: true });
  let start = 0;
  return blobs.map((blob) => {
    const end = printed.indexOf("\n", start);
    const header = printed.toString("latin1", start, end);
    if (header !== `${blob.sha} blob ${blob.bytes}`)
      throw new Failure("git-failed", `git cat-file has no content for ${blob.path}: ${header}`);
    start = end + 1 + blob.bytes + 1;
    return printed.subarray(end + 1, end + 1 + blob.bytes);
  });
}

// src/git/lake-publication.ts
var attempts = 10;
async function readSnapshot(git, commit2) {
  const blobs = commit2 === null ? [] : await listBlobs(git, commit2);
  return { commit: commit2, blobs: new Map(blobs.map((blob) => [blob.path, blob])), reader: blobReader(git, blobs) };
}
async function publishBatch(git, branch3, opened, batch, message) {
  const ids = await branch3.writeBlobs(batch.map(({ bytes }) => bytes));
  const files = batch.map(({ path, view }, index) => ({ path, view, sha: ids[index] }));
  let tip2 = opened;
  for (let left = attempts; left > 0; left--) {
    const missing = files.filter(({ path, sha }) => tip2.blobs.get(path)?.sha !== sha);
    const taken = missing.find(({ path, view }) => !view && tip2.blobs.has(path));
    if (taken !== void 0) throw new LostRace(`s3://${taken.path} was published by someone else first.`);
    if (missing.length === 0) return tip2;
    const commit2 = await branch3.commit(tip2.commit, missing, `${message.trim()}

[skip ci]
`);
    if (await branch3.move(tip2.commit, commit2) === "done") return readSnapshot(git, commit2);
    const next = await readSnapshot(git, await branch3.newest());
    if (tip2.commit !== null && next.commit === null) throw vanished(branch3.name);
    tip2 = next;
  }
  throw contended(branch3.name);
}
function vanished(branch3) {
  return new Failure("lake-missing", `The lake branch ${branch3} was deleted while this command ran, so nothing was written.`, {
    hint: `Restore the branch; a clone that fetched it has its last commit at refs/flywheel/lake/${branch3}.`
  });
}
function contended(branch3) {
  return new Failure(
    "lake-contended",
    `The lake branch ${branch3} was moved by others ${attempts} times in a row, so nothing was written.`,
    {
      hint: "Run the command again; it continues from what is there. One job at a time (a concurrency group) avoids this."
    }
  );
}

// src/git/lake.ts
async function openGitLake(git, options2) {
  const branch3 = await openLakeBranch(git, options2);
  let tip2 = await readSnapshot(git, await branch3.newest());
  const staged = /* @__PURE__ */ new Map();
  let publishing = Promise.resolve();
  const refresh = async () => {
    tip2 = await readSnapshot(git, await branch3.newest());
  };
  const publish = async (message) => {
    if (options2.readOnly === true) throw new Error(`The lake ${options2.branch} was opened for reading and cannot be published.`);
    const batch = [...staged.values()];
    if (batch.length === 0) return;
    try {
      tip2 = await publishBatch(git, branch3, tip2, batch, message);
    } catch (error) {
      if (!(error instanceof LostRace)) throw error;
      staged.clear();
      await refresh();
      throw error;
    }
    for (const put of batch) if (staged.get(put.path) === put) staged.delete(put.path);
  };
  return {
    exists: async () => tip2.commit !== null,
    refresh,
    get: async (uri) => {
      const path = pathOf(uri);
      const blob = tip2.blobs.get(path);
      return staged.get(path)?.bytes ?? (blob === void 0 ? void 0 : await tip2.reader.whole(blob));
    },
    list: async (prefix2) => [...new Set([...tip2.blobs.keys(), ...staged.keys()].map(uriOf))].filter((uri) => uri.startsWith(prefix2)).sort(),
    putIfAbsent: async (uri, bytes) => {
      const path = pathOf(uri);
      if (tip2.blobs.has(path) || staged.has(path)) return false;
      staged.set(path, { path, bytes, view: false });
      return true;
    },
    putView: async (uri, bytes) => {
      const path = pathOf(uri);
      staged.set(path, { path, bytes, view: true });
    },
    publish: (message) => {
      const mine = publishing.then(() => publish(message));
      publishing = mine.catch(() => void 0);
      return mine;
    }
  };
}
var uriOf = (path) => `s3://${path}`;
function pathOf(uri) {
  const path = uri.slice("s3://".length);
  const parts = path.split("/");
  const possible = uri.startsWith("s3://") && parts.length > 1 && !path.includes("\0");
  if (possible && parts.every((part) => part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git")) return path;
  throw new Error(`${JSON.stringify(uri)} cannot be kept in a lake.`);
}

// src/commands/lake.ts
var root = "s3://flywheel";
var engineRecords = `${root}/engine`;
var dataAccessRole = "arn:aws:iam::000000000000:role/flywheel";
async function openLake(config, repository, settings2) {
  const { lake } = config.engine;
  if (lake.startsWith("git:")) {
    const { remote } = await repository.defaultBranch();
    return openGitLake(repository.git, { branch: lake.slice("git:".length), remote, clock: settings2.now, author: lakeAuthor });
  }
  if (settings2.ephemeral)
    throw new Failure(
      "directory-lake",
      `The lake of flywheel ${config.name} is the directory ${lake}, which is lost when this machine is thrown away after the run.`,
      {
        hint: 'Use `engine: { local: { lake: "git:flywheel-lake" } }`, or a runner of your own.'
      }
    );
  return readable(openDirectoryLake(join3(repository.root, lake)), config);
}
async function readable(lake, config) {
  try {
    await lake.list(`${root}/index/`);
    return lake;
  } catch (error) {
    throw new Failure(
      "lake-unreadable",
      `The lake of flywheel ${config.name}, the directory ${config.engine.lake}, cannot be read: ${error.message}.`,
      { hint: "Make it readable, or name another lake in flywheel.yaml.", cause: error }
    );
  }
}
var lakeAuthor = { name: "flywheel", email: "flywheel@users.noreply.github.com" };
var emptyLake = () => openMemoryLake();
var readThrough = (lake) => overlay(lake);
var enoughLooks = 20;
function localBackend(storage, settings2) {
  const unpublished = { ...storage, publish: async () => {
  } };
  const engine = createEngine({ storage: unpublished, clock: settings2.now, records: engineRecords, progress: settings2.progress });
  const aside = overlay(storage);
  const scorer = createEngine({ storage: aside, clock: settings2.now, records: engineRecords });
  return {
    comprehend: engine.comprehend,
    storage,
    scoring: { comprehend: scorer.comprehend, storage: aside, wait: () => scorer.work() },
    root,
    dataAccessRole,
    learningVersion,
    strict: false,
    now: settings2.now,
    wait: () => engine.work(),
    looks: () => enoughLooks
  };
}

// src/commands/load.ts
var import_picomatch = __toESM(require_picomatch2(), 1);

// src/config/place.ts
var maximumSourceLength = 4e3;
function placesIn(text3) {
  const starts = [0];
  for (let at3 = text3.indexOf("\n"); at3 !== -1; at3 = text3.indexOf("\n", at3 + 1)) starts.push(at3 + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    const start = starts[low];
    const end = starts[low + 1];
    const source = text3.slice(start, end === void 0 ? void 0 : end - 1).replace(/\r$/, "");
    if (source === "" && low > 0 && offset >= text3.length) return { ...endOf(text3, starts, low - 1) };
    return { line: low + 1, column: Math.min(offset - start, source.length) + 1, source };
  };
}
function endOf(text3, starts, index) {
  const source = text3.slice(starts[index], starts[index + 1] - 1).replace(/\r$/, "");
  return { line: index + 1, column: source.length + 1, source };
}
function problemAt(file, place3, rule, message, details = {}) {
  const { line, column, source } = place3;
  return {
    file,
    line,
    column,
    rule,
    severity: details.severity ?? "error",
    message,
    ...details.hint === void 0 ? {} : { hint: details.hint },
    ...source.length > maximumSourceLength ? {} : { source }
  };
}

// src/config/names.ts
function checkNames(configs) {
  return [
    ...clashes(configs, ({ config }) => config.name, ["name"], "duplicate-name", "name", "flywheel"),
    ...clashes(
      configs,
      ({ config }) => config.endpoint?.name ?? null,
      ["endpoint.name", "endpoint", "name"],
      "duplicate-endpoint",
      "endpoint",
      "endpoint"
    ),
    ...generationClashes(configs)
  ];
}
function clashes(configs, nameOf2, at3, rule, key, what) {
  const groups = /* @__PURE__ */ new Map();
  for (const placed of configs) {
    const name3 = nameOf2(placed)?.toLowerCase();
    if (name3 !== void 0) groups.set(name3, [...groups.get(name3) ?? [], placed]);
  }
  return [...groups.values()].filter((group) => group.length > 1).flatMap(
    (group) => group.map((placed) => {
      const others = group.filter((other) => other !== placed).map(({ config }) => config.file);
      const message = `The ${what} "${nameOf2(placed)}" is also declared in ${others.join(", ")}; names are unique in a repository, in any case.`;
      return problemIn(placed, at3, rule, message, `Give one of them another \`${key}\`.`);
    })
  );
}
function generationClashes(configs) {
  return configs.flatMap((placed) => {
    const stem = /^(.+)-[0-9a-f]{8}$/i.exec(placed.config.name)?.[1]?.toLowerCase();
    const owner = configs.find(({ config }) => config.name.toLowerCase() === stem);
    if (owner === void 0) return [];
    const message = `"${placed.config.name}" reads like a generation of the flywheel "${owner.config.name}" in ${owner.config.file}.`;
    return [
      problemIn(placed, ["name"], "duplicate-name", message, "Choose a name that does not end with a hyphen and eight hexadecimal digits.")
    ];
  });
}
function problemIn({ config, positions }, paths, rule, message, hint) {
  const path = paths.find((one) => positions.has(one));
  return problemAt(config.file, path === void 0 ? { line: 1, column: 1, source: "" } : positions.get(path), rule, message, { hint });
}

// src/config/repository-path.ts
var most = { starsInName: 3, doubleStars: 2, braces: 3 };
function datasetPath(written, file) {
  return plainRefusal(written) ?? globRefusal(written) ?? resolve(written, file, escapeGlob(folderOf(file)));
}
function directoryPath(written, file) {
  return plainRefusal(written) ?? resolve(written.replace(/\/+$/, ""), file, folderOf(file));
}
var folderOf = (file) => file.split("/").slice(0, -1);
function plainRefusal(written) {
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(written)) return { message: "contains a character that cannot be seen", hint: "Type the path anew." };
  if (written.trim() !== written) return { message: "has a space at its beginning or end", hint: "Remove the space." };
  if (/^[a-zA-Z][a-zA-Z0-9+.-]+:/.test(written)) {
    return { message: "is an address", hint: "Documents are read from the repository: add the files to it and write their path." };
  }
  if (written.includes("\\")) return { message: "contains a backslash", hint: `Write forward slashes: ${written.replaceAll("\\", "/")}.` };
  if (/^(\/|~|[a-zA-Z]:)/.test(written)) {
    return { message: "is absolute", hint: "Write it relative to flywheel.yaml, for example data/train.csv." };
  }
  return null;
}
function globRefusal(written) {
  if (written.startsWith("!"))
    return { message: "begins with `!`", hint: "Name what to read; what to leave out belongs in another folder." };
  if (/[()]/.test(written)) {
    return { message: "contains a parenthesis, which globs do not allow", hint: "Write `?` in its place, or rename the file." };
  }
  if (/[\]}*?][+]/.test(written)) return { message: "repeats a wildcard with `+`", hint: "Write `*`." };
  if (/\*{3,}/.test(written)) return { message: "has more than two stars in a row", hint: "Write `**` for any folders." };
  const parts = written.split("/");
  const count5 = (text3, wildcard) => text3.match(wildcard)?.length ?? 0;
  if (parts.some((part) => part !== "**" && count5(part, /\*+/g) > most.starsInName)) {
    return { message: `has more than ${most.starsInName} stars in one name`, hint: "Use fewer." };
  }
  if (parts.filter((part) => part === "**").length > most.doubleStars) {
    return { message: `has more than ${most.doubleStars} \`**\``, hint: "Use fewer." };
  }
  if (count5(written, /\{/g) > most.braces) return { message: `has more than ${most.braces} braces`, hint: "Write a list of paths." };
  if (written.endsWith("/")) return { message: "is a folder", hint: `Write which files in it: ${written}**/*.csv.` };
  return null;
}
function resolve(written, file, folder) {
  const parts = [...folder];
  for (const part of written.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length === 0)
      return { message: "leaves the repository", hint: `It is relative to the folder of ${file}; use fewer \`..\`.` };
    else if (/[*?[{]/.test(parts.pop()) && parts.length >= folder.length)
      return { message: "has `..` after a wildcard", hint: "Write the path without `..`." };
  }
  if (parts.some((part) => part.toLowerCase() === ".git")) return { message: "lies in .git", hint: "Choose a folder of the repository." };
  if (parts.length === 0) return { message: "is the repository itself", hint: "Name a folder or file in it." };
  return { path: parts.join("/") };
}
var escapeGlob = (folder) => folder.map((part) => part.replace(/[\\*?[\]{}()!+@|]/g, "\\$&"));

// src/config/tree.ts
var import_yaml = __toESM(require_dist(), 1);
var maximumAliases = 100;
var maximumRendered = 1024 * 1024;
function checkTree({ document, place: place3 }, file) {
  const problems = [];
  const sizes = /* @__PURE__ */ new Map();
  const open4 = /* @__PURE__ */ new Set();
  let aliases = 0;
  const report = (node, rule, message, details) => problems.push(problemAt(file, place3(node.range[0]), rule, message, details));
  const sizeOf = (node) => {
    if (node === null) return 1;
    const known2 = sizes.get(node);
    if (known2 !== void 0) return known2;
    open4.add(node);
    const size = (0, import_yaml.isAlias)(node) ? aliasSize(node) : (0, import_yaml.isMap)(node) ? mapSize(node) : (0, import_yaml.isSeq)(node) ? seqSize(node) : scalarSize(node);
    open4.delete(node);
    sizes.set(node, size);
    return size;
  };
  const seqSize = (node) => node.items.reduce((sum, item) => sum + sizeOf(item), 1);
  const mapSize = (node) => {
    checkKeys(node, (key, rule, message, hint) => report(key, rule, message, { hint }), place3);
    return node.items.reduce((sum, pair) => sum + sizeOf(pair.key) + sizeOf(pair.value), 1);
  };
  const scalarSize = (node) => {
    const value = node.value;
    if (typeof value === "number" && (Number.isInteger(value) ? !Number.isSafeInteger(value) : !Number.isFinite(value))) {
      report(node, "bad-number", `${node.source} is not a number that can be used here.`, {
        hint: "Write an ordinary number, or put text in quotes."
      });
    }
    return 1 + String(value).length;
  };
  const aliasSize = (node) => {
    aliases++;
    if (aliases === maximumAliases + 1)
      report(node, "yaml-alias", `The file has more than ${maximumAliases} aliases.`, { hint: "Write the values out." });
    if (aliases > maximumAliases) return 1;
    const target = node.resolve(document);
    if (target === void 0) {
      report(
        node,
        "yaml-alias",
        `\`*${node.source}\` is read as an alias, YAML's reference to a value named elsewhere, and nothing is named so.`,
        {
          hint: "If it is a path or a glob, put it in quotes."
        }
      );
      return 1;
    }
    if (open4.has(target)) {
      report(node, "yaml-alias", `The alias \`*${node.source}\` contains itself.`, { hint: "Write the value out." });
      return 1;
    }
    return sizeOf(target);
  };
  if (sizeOf(document.contents) > maximumRendered && problems.length === 0) {
    const message = `With its aliases written out the file has more than ${maximumRendered} characters.`;
    report(document.contents, "yaml-alias", message, { hint: "Write the values out." });
  }
  return problems;
}
function checkKeys(node, report, place3) {
  const seen2 = /* @__PURE__ */ new Map();
  for (const { key } of node.items) {
    if (!(0, import_yaml.isScalar)(key) || key.value === null) {
      report(key ?? node, "bad-key", "A key must be text.", "Write `key: value`.");
      continue;
    }
    const text3 = String(key.value);
    if (typeof key.value !== "string" && text3 !== key.source) {
      report(key, "bad-key", `The key ${key.source} is read as ${text3}.`, `Put it in quotes: "${key.source}".`);
    }
    const first = seen2.get(text3);
    const line = place3(key.range[0]).line;
    if (first === void 0) seen2.set(text3, line);
    else report(key, "duplicate-key", `\`${shortened(text3)}\` is set twice; first on line ${first}.`, "Remove one of the two.");
  }
}
function shortened(text3, length = 60) {
  if (text3.length <= length) return text3;
  const whole = /[\ud800-\udbff]$/.test(text3.slice(0, length)) ? length - 1 : length;
  return `${text3.slice(0, whole)}…`;
}

// src/config/lake.ts
var defaultLake = "git:flywheel-lake";
var at = ["engine", "local", "lake"];
function checkLake({ engine }, file, report) {
  const lake = engine?.local?.lake;
  if (lake === void 0) return [];
  if (/^s3:/i.test(lake)) {
    const message = `A lake in S3 ("${shortened(lake)}") is not available yet.`;
    return [report(at, "not-yet-available", message, { hint: `Use a branch, "${defaultLake}", or a directory, ".flywheel/lake".` })];
  }
  if (lake.startsWith("git:")) return checkBranch(lake.slice("git:".length), report);
  const resolved = directoryPath(lake, file);
  if ("path" in resolved) return [];
  const reason = resolved.message === "is an address" ? "is neither a branch, a directory nor an s3:// address" : resolved.message;
  return [
    report(at, "bad-lake", `The lake "${shortened(lake)}" ${reason}.`, { hint: `For example "${defaultLake}" or ".flywheel/lake".` })
  ];
}
var branch = /^(?![-/.])(?!.*(\.\.|\/\/|\/\.|@\{|\.lock(\/|$)))[a-zA-Z0-9._/@+-]+(?<![/.])$/;
function checkBranch(name3, report) {
  if (branch.test(name3) && name3 !== "@" && name3 !== "HEAD" && !name3.startsWith("refs/")) return [];
  const message = `"${shortened(name3)}" is not a branch name that can hold the lake.`;
  return [
    report(at, "bad-lake", message, { hint: `Write git: and the plain name of a branch kept for the lake, for example "${defaultLake}".` })
  ];
}
function resolvedLake(lake, file) {
  if (lake.startsWith("git:")) return lake;
  const resolved = directoryPath(lake, file);
  return "path" in resolved ? resolved.path : lake;
}

// src/config/suggestion.ts
var maximumWord = 64;
function closest(word, candidates2) {
  if (word.length > maximumWord) return null;
  const plain2 = simplified(word);
  const same2 = candidates2.find((candidate) => simplified(candidate) === plain2);
  if (same2 !== void 0 || plain2 === "") return same2 ?? null;
  const synonym = Object.hasOwn(synonyms, plain2) ? synonyms[plain2] : null;
  if (synonym !== null && candidates2.includes(synonym)) return synonym;
  const ranked = candidates2.map((candidate) => ({ candidate, distance: distance2(plain2, simplified(candidate)) })).filter((one) => one.distance <= Math.max(1, Math.floor(Math.min(plain2.length, one.candidate.length) / 3))).sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate ?? candidates2.find((candidate) => startsAlike(plain2, simplified(candidate))) ?? null;
}
var synonyms = {
  categories: "labels",
  classes: "labels",
  dev: "test",
  eval: "test",
  holdout: "test",
  validation: "test",
  maxdrop: "maximumDrop",
  min: "minimum",
  minperlabel: "minimumPerLabel",
  f1score: "f1"
};
var simplified = (word) => word.toLowerCase().replace(/[-_\s]/g, "");
var startsAlike = (word, candidate) => word.length >= 3 && candidate.startsWith(word) || candidate.length >= 2 && word.startsWith(candidate);
function distance2(from, to) {
  const rows2 = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced2 = rows2[i - 1][j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      let best = Math.min(rows2[i - 1][j] + 1, row[j - 1] + 1, replaced2);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) best = Math.min(best, rows2[i - 2][j - 2] + 1);
      row.push(best);
    }
    rows2.push(row);
  }
  return rows2[from.length][to.length];
}

// src/config/labels.ts
function checkTask({ task: task2 }, report, reportKey) {
  if (task2 === void 0) return [];
  const labels2 = task2.labels ?? [];
  return [
    ...labels2.flatMap((label, index) => checkLabel(label, ["task", "labels", index], report)),
    ...duplicates(labels2, report),
    ...checkRenamed(task2.renamed ?? {}, task2.labels, report, reportKey),
    ...misplaced(task2, reportKey)
  ];
}
function checkLabel(label, at3, report) {
  if (new RegExp("\\p{C}", "u").test(label)) {
    const message2 = `The label "${shortened(label)}" contains a character that cannot be seen or printed.`;
    return [report(at3, "bad-label", message2, { hint: "Type the label anew, here and in the data." })];
  }
  if (label.trim() === label) return [];
  const message = `The label "${shortened(label)}" has a space at its beginning or end.`;
  return [report(at3, "bad-label", message, { hint: "Remove the space; labels in data files are read without." })];
}
function duplicates(labels2, report) {
  const first = /* @__PURE__ */ new Map();
  return labels2.flatMap((label, index) => {
    const earlier2 = first.get(label);
    if (earlier2 === void 0) first.set(label, index);
    if (earlier2 === void 0) return [];
    const message = `The label "${shortened(label)}" is declared twice, as number ${earlier2 + 1} and number ${index + 1} of \`task.labels\`.`;
    return [report(["task", "labels", index], "duplicate-label", message, { hint: "Remove one of the two." })];
  });
}
function checkRenamed(renamed, labels2, report, reportKey) {
  return Object.entries(renamed).flatMap(([old, target]) => {
    const [from, to] = [shortened(old), shortened(target)];
    const at3 = ["task", "renamed", old];
    if (old === target) {
      return [
        report(at3, "bad-renaming", `\`task.renamed\` maps "${from}" to itself.`, { hint: "Remove the line, or write the new name." })
      ];
    }
    const problems = [];
    if (labels2?.includes(old)) {
      const message = `\`task.renamed\` says that "${from}" is now "${to}", but \`task.labels\` still declares "${from}".`;
      problems.push(reportKey(at3, "bad-renaming", message, { hint: `Remove "${from}" from \`task.labels\`, or this line.` }));
    }
    if (Object.hasOwn(renamed, target)) {
      const message = `\`task.renamed\` maps "${from}" to "${to}", which is itself renamed to "${shortened(renamed[target])}".`;
      problems.push(report(at3, "bad-renaming", message, { hint: "Map every old label to the name it has today." }));
    } else if (labels2 !== void 0 && !labels2.includes(target)) {
      const message = `\`task.renamed\` maps "${from}" to "${to}", which \`task.labels\` does not declare.`;
      problems.push(report(at3, "undeclared-label", message, { hint: declared(target, labels2) }));
    }
    return problems;
  });
}
function declared(label, labels2) {
  const likely = closest(label, labels2);
  const shown3 = labels2.slice(0, 10).map((one) => shortened(one));
  const more = labels2.length > 10 ? `, … ${labels2.length - 10} more` : "";
  return `${likely === null ? "" : `Did you mean "${shortened(likely)}"? `}Declared: ${shown3.join(", ")}${more}.`;
}
function misplaced(task2, reportKey) {
  if (task2.type === "entity-recognizer") return [];
  const conflict = (key, owner, hint) => reportKey(["task", key], "conflicting-settings", `\`task.${key}\` is for ${owner}, and this task is a classifier.`, { hint });
  const problems = [];
  if (task2.entities !== void 0) problems.push(conflict("entities", "an entity-recognizer", "A classifier has `labels`."));
  if (task2.threshold !== void 0 && task2.mode !== "multi-label")
    problems.push(conflict("threshold", "a multi-label classifier", "Remove the line."));
  return problems;
}

// src/config/rules.ts
function checkRules(raw, file, locator) {
  const report = (path, rule, message, details) => problemAt(file, locator.value(path), rule, message, details);
  return [
    ...checkTask(raw, report, (path, rule, message, details) => problemAt(file, locator.key(path), rule, message, details)),
    ...checkDatasets(raw, file, report),
    ...checkPromotion(raw, report),
    ...checkLake(raw, file, report),
    ...checkEndpoint(raw, report),
    ...checkBudget(raw, report)
  ];
}
function writtenSources(sources2, at3) {
  if (sources2 === void 0) return [];
  if (typeof sources2 === "string") return [{ at: at3, path: sources2 }];
  if (!Array.isArray(sources2)) return [{ ...sources2, at: at3 }];
  return sources2.map(
    (source, index) => typeof source === "string" ? { at: [...at3, index], path: source } : { ...source, at: [...at3, index] }
  );
}
function checkDatasets({ datasets }, file, report) {
  return ["train", "test", "golden"].flatMap(
    (role) => writtenSources(datasets?.[role], ["datasets", role]).flatMap((source) => checkSource(source, file, report))
  );
}
function checkSource({ at: at3, path, format: format2, columns: columns2, delimiter }, file, report) {
  const problems = [];
  const resolved = datasetPath(path, file);
  if (!("path" in resolved)) {
    problems.push(report([...at3, "path"], "bad-path", `The path "${shortened(path)}" ${resolved.message}.`, { hint: resolved.hint }));
  }
  if (columns2 !== void 0 && format2 === "comprehend-csv") {
    const message = "`columns` names columns, but a file of format comprehend-csv has no header: label first, then text.";
    problems.push(report([...at3, "columns"], "conflicting-settings", message, { hint: "Remove `columns`, or write `format: csv`." }));
  }
  if (columns2 !== void 0 && columns2.text === columns2.label) {
    const message = `\`columns\` names the same column "${shortened(columns2.text)}" for text and label.`;
    problems.push(report([...at3, "columns", "label"], "conflicting-settings", message, { hint: "Name the column that holds the label." }));
  }
  if (delimiter !== void 0 && format2 !== void 0 && format2 !== "csv") {
    const message = `\`delimiter\` is for format csv; format ${format2} has its own.`;
    problems.push(report([...at3, "delimiter"], "conflicting-settings", message, { hint: "Remove `delimiter`, or write `format: csv`." }));
  }
  if (delimiter !== void 0 && /["\r\n\p{L}\p{N}\p{Cs}]/u.test(delimiter)) {
    const message = `\`delimiter\` is ${JSON.stringify(delimiter)}; quotes, line breaks, letters and digits cannot separate fields.`;
    problems.push(report([...at3, "delimiter"], "bad-delimiter", message, { hint: 'Usual ones: "," ";" "|" and "\\t".' }));
  }
  return problems;
}
function checkPromotion({ promotion, task: task2 }, report) {
  const problems = [];
  if (promotion?.require === "non-inferior" && promotion.maximumDrop !== void 0 && !(promotion.maximumDrop.f1 > 0)) {
    const message = "`require: non-inferior` needs `maximumDrop.f1` above 0: it is the margin of the test.";
    problems.push(
      report(["promotion", "require"], "conflicting-settings", message, { hint: "Add it, for example `maximumDrop: { f1: 0.01 }`." })
    );
  }
  const labels2 = task2?.labels;
  for (const label of labels2 === void 0 ? [] : Object.keys(promotion?.minimumPerLabel ?? {})) {
    if (label === "default" || labels2.includes(label)) continue;
    const message = `\`promotion.minimumPerLabel\` names the label "${shortened(label)}", which \`task.labels\` does not declare.`;
    problems.push(report(["promotion", "minimumPerLabel", label], "undeclared-label", message, { hint: declared(label, labels2) }));
  }
  return problems;
}
function checkEndpoint({ name: name3, endpoint }, report) {
  if (name3 === void 0 || name3.length <= 40 || endpoint === null || endpoint?.name !== void 0) return [];
  const message = `The endpoint is named after the flywheel, whose name has ${name3.length} characters; an endpoint's may have 40.`;
  return [
    report(["name"], "too-long", message, {
      hint: "Set `endpoint: { name: … }`, choose a shorter name, or write `endpoint: null` for none."
    })
  ];
}
function checkBudget({ budget, engine }, report) {
  if (budget === void 0 || engine?.comprehend !== void 0) return [];
  const message = `\`budget.usdPerMonth\` is ${budget.usdPerMonth}, and the embedded engine costs nothing: the budget has no effect.`;
  return [
    report(["budget"], "no-effect", message, { severity: "notice", hint: "Keep it for a later move to Amazon Comprehend, or remove it." })
  ];
}

// src/config/complete.ts
function complete(raw, file) {
  return {
    file,
    name: raw.name,
    task: task(raw),
    datasets: {
      train: sources(raw.datasets.train, file),
      test: sources(raw.datasets.test, file),
      golden: sources(raw.datasets.golden, file)
    },
    engine: { kind: "local", lake: resolvedLake(raw.engine?.local?.lake ?? defaultLake, file) },
    promotion: policy(raw.promotion ?? {}),
    pullRequests: { train: raw.pullRequests?.train ?? "always" },
    budget: raw.budget === void 0 ? null : { usdPerMonth: raw.budget.usdPerMonth },
    endpoint: raw.endpoint === null ? null : { name: raw.endpoint?.name ?? raw.name, inferenceUnits: raw.endpoint?.inferenceUnits ?? 1 },
    pin: raw.pin ?? null,
    suspend: raw.suspend ?? false
  };
}
function task({ task: raw }) {
  return {
    type: "classifier",
    mode: "multi-class",
    language: raw.language ?? "en",
    labels: raw.labels ?? null,
    renamed: byLabel(raw.renamed ?? {})
  };
}
function policy(raw) {
  return {
    minimum: raw.minimum ?? {},
    minimumPerLabel: byLabel(raw.minimumPerLabel ?? {}),
    maximumDrop: raw.maximumDrop ?? { f1: 0.01 },
    require: raw.require ?? "not-worse",
    confidence: raw.confidence ?? 0.95,
    approval: raw.approval ?? "on-merge"
  };
}
function byLabel(entries2) {
  return Object.assign(/* @__PURE__ */ Object.create(null), entries2);
}
function sources(raw, file) {
  if (raw === void 0) return null;
  return writtenSources(raw, []).map(({ path, format: format2, columns: columns2, delimiter }) => {
    const resolved = datasetPath(path, file);
    if (!("path" in resolved)) throw new Error(`the path ${path} was not checked`);
    return { path: resolved.path, format: format2 ?? null, columns: columns2 ?? null, delimiter: delimiter ?? null };
  });
}

// src/config/locate.ts
var import_yaml2 = __toESM(require_dist(), 1);
function locate({ document, place: place3 }) {
  const find = (path) => {
    let found2 = { key: null, value: document.contents };
    for (const step2 of path) {
      found2 = child(found2.value !== null && (0, import_yaml2.isAlias)(found2.value) ? found2.value.resolve(document) ?? null : found2.value, step2);
      if (found2 === null) return null;
    }
    return found2;
  };
  const nearest2 = (path) => find(path) ?? (path.length === 0 ? { key: null, value: null } : nearest2(path.slice(0, -1)));
  const placeOf2 = (node) => place3(node?.range?.[0] ?? 0);
  return {
    key: (path) => {
      const found2 = nearest2(path);
      return placeOf2(found2.key ?? found2.value);
    },
    value: (path) => {
      const found2 = nearest2(path);
      return placeOf2(spread(found2.value) ? found2.key ?? found2.value : found2.value);
    },
    written: (path) => {
      const value = find(path)?.value ?? null;
      return (0, import_yaml2.isScalar)(value) ? value.source ?? "" : void 0;
    }
  };
}
function child(node, step2) {
  if ((0, import_yaml2.isSeq)(node)) {
    const item = node.items[Number(step2)];
    return item === void 0 ? null : { key: null, value: item };
  }
  if (!(0, import_yaml2.isMap)(node)) return null;
  const pair = node.items.find(({ key }) => (0, import_yaml2.isScalar)(key) && String(key.value) === String(step2));
  return pair === void 0 ? null : { key: pair.key, value: pair.value };
}
function spread(node) {
  return node === null || (0, import_yaml2.isCollection)(node) && !node.flow || node.range[0] === node.range[1];
}
function positionsOf(yaml, locator) {
  const positions = /* @__PURE__ */ new Map();
  const visit = (node, path) => {
    if (!positions.has(path.join("."))) positions.set(path.join("."), locator.value(path));
    if ((0, import_yaml2.isMap)(node)) {
      for (const { key, value } of node.items)
        visit(value, [...path, String(key.value)]);
    } else if ((0, import_yaml2.isSeq)(node)) {
      node.items.forEach((item, index) => {
        visit(item, [...path, index]);
      });
    }
  };
  visit(yaml.document.contents, []);
  for (const role of ["train", "test", "golden"]) {
    const only = positions.get(`datasets.${role}`);
    if (only !== void 0 && !positions.has(`datasets.${role}.0`)) {
      positions.set(`datasets.${role}.0`, positions.get(`datasets.${role}.path`) ?? only);
    }
  }
  return positions;
}

// src/config/expectation.ts
function expectation({ keyword, parentSchema, data }, name3, written) {
  const value = { name: name3, data, written };
  switch (keyword) {
    case "notYetAvailable":
      return notYetAvailable(parentSchema, value);
    case "type":
      return wrongType2(parentSchema, value);
    case "enum":
      return unknownValue(parentSchema, value);
    case "pattern": {
      const message = `\`${name3}\` is ${describe(value)}; allowed are ${parentSchema.patternErrorMessage}.`;
      return { rule: "wrong-format", message, hint: hyphenated(data) };
    }
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return outOfRange(parentSchema, value);
    case "minLength":
      return { rule: "empty-value", message: `\`${name3}\` is empty.`, hint: "Give it a value, or remove the line." };
    case "maxLength": {
      const message = `\`${name3}\` has ${data.length} characters; at most ${parentSchema.maxLength} are allowed.`;
      return { rule: "too-long", message, hint: "Choose a shorter one." };
    }
    default:
      return wrongCount(keyword, parentSchema, value);
  }
}
function notYetAvailable(schema, { name: name3, written }) {
  const rule = "not-yet-available";
  if (schema.notYetAvailable === true) {
    const hint = "Use the embedded engine: `engine: { local: {} }`, or leave `engine` out.";
    return { rule, message: `\`${name3}\` is not available yet.`, hint };
  }
  return { rule, message: `\`${name3}: ${written ?? ""}\` is not available yet.`, hint: `Available now: ${available(schema).join(", ")}.` };
}
function available({ enum: values2 = [], notYetAvailable: later }) {
  return values2.filter((value) => !(Array.isArray(later) && later.includes(value))).map(String);
}
var typeWords = {
  string: "text",
  array: "a list",
  object: "a mapping",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  null: "null"
};
function wrongType2(schema, value) {
  const types = [schema.type].flat();
  const wanted2 = types.map((type) => typeWords[type]).join(", ");
  const message = `\`${value.name}\` must be ${wanted2.replace(/, ([^,]*)$/, " or $1")}, but is ${describe(value)}.`;
  return { rule: "wrong-type", message, hint: typeHint(types, schema, value) };
}
function typeHint(types, schema, { name: name3, data, written }) {
  if (data === null && types.includes("object")) return "Indent its settings below it, or remove the line.";
  if (data === null && !(written && types.includes("string"))) return "Give it a value, or remove the line.";
  if (types.includes("string") && written !== void 0) return `Put it in quotes: "${shortened(written)}".`;
  if (types[0] === "string") return "Write one text, without brackets.";
  if (types.includes("boolean")) return "Write true or false, without quotes.";
  if (types.includes("integer")) return "Write a whole number, for example 1, without quotes.";
  if (types.includes("number")) return numberHint(data);
  const key = name3.split(".").at(-1);
  return types.includes("array") ? `Write a list, for example \`${key}: [first, second]\`.` : mappingHint(schema, key, data);
}
function mappingHint({ properties = {}, required: required3 = [] }, key, data) {
  const keys = Object.keys(properties);
  if (typeof data === "string" && Object.hasOwn(properties, data)) return `Write \`${key}: { ${data}: {} }\`.`;
  const home = keys.find((property) => typeof data === "string" && properties[property].enum?.includes(data));
  if (home !== void 0) return `Write \`${key}: { ${home}: ${data} }\`.`;
  if (required3.length === 1 && typeof data !== "object")
    return `Write \`${key}: { ${required3[0]}: ${shortened(JSON.stringify(data))} }\`.`;
  if (keys.length > 0) return `Its keys are: ${keys.join(", ")}.`;
  return `Write \`${key}: { key: value }\`, or lines of \`key: value\` indented below it.`;
}
function numberHint(data) {
  const match = typeof data === "string" ? /^\s*(\d+)(?:[.,](\d+))?\s*(%?)\s*$/.exec(data) : null;
  if (match === null) return "Write a number such as 0.8, without quotes.";
  const value = Number(`${match[1]}.${match[2] ?? "0"}`);
  return `Write ${match[3] === "%" ? share2(value) : value}, without quotes.`;
}
var share2 = (percent4) => String(Number((percent4 / 100).toPrecision(6)));
function unknownValue(schema, value) {
  const rule = "unknown-value";
  const words2 = available(schema);
  if (value.name === "version") {
    const message = `\`version\` is ${describe(value)}; this Flywheel reads version ${words2.join(", ")}.`;
    return { rule, message, hint: "Write `version: 1`, or use a newer Flywheel." };
  }
  const likely = typeof value.data === "string" ? closest(value.data, words2) : null;
  const question = likely === null ? "" : ` Did you mean \`${likely}\`?`;
  return { rule, message: `\`${value.name}\` is ${describe(value)}.${question}`, hint: `Allowed: ${words2.join(", ")}.` };
}
function outOfRange(schema, value) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const range2 = minimum === void 0 ? `above ${exclusiveMinimum} and below ${exclusiveMaximum}` : `from ${minimum} to ${maximum}`;
  const data = value.data;
  const percent4 = data > 1 && data <= 100 && (maximum ?? exclusiveMaximum) === 1;
  return {
    rule: "out-of-range",
    message: `\`${value.name}\` is ${describe(value)}; allowed is ${range2}.`,
    hint: percent4 ? `Shares are written between 0 and 1: did you mean ${share2(data)}?` : `Write a number ${range2}.`
  };
}
function wrongCount(keyword, schema, { name: name3, data }) {
  const rule = "wrong-count";
  const count5 = Object.keys(data).length;
  if (name3 === "engine") {
    const hint = "Keep `local`, the embedded engine, or leave `engine` out.";
    return { rule, message: `\`engine\` names ${count5} engines; it takes one.`, hint };
  }
  const few = keyword.startsWith("min");
  const message = `\`${name3}\` has ${count5} ${count5 === 1 ? "entry" : "entries"}; it takes at ${few ? "least" : "most"} ${schema[keyword]}.`;
  return { rule, message, hint: few ? "Add more, or remove the line." : "Remove some." };
}
function describe({ data, written }) {
  if (data === null) return "empty";
  if (typeof data === "object") return Array.isArray(data) ? "a list" : "a mapping";
  return typeof data === "string" ? `the text "${shortened(data)}"` : shortened(written ?? JSON.stringify(data));
}
function hyphenated(data) {
  const plain2 = data.normalize("NFKD").replace(new RegExp("\\p{M}", "gu"), "");
  const name3 = plain2.replace(/[^a-zA-Z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return name3 === "" ? "Choose another one." : `For example \`${shortened(name3)}\`.`;
}

// src/config/schema.generated.ts
var parents = {
  "version": [
    ""
  ],
  "name": [
    "",
    "endpoint"
  ],
  "task": [
    ""
  ],
  "type": [
    "task"
  ],
  "mode": [
    "task"
  ],
  "language": [
    "task"
  ],
  "labels": [
    "task"
  ],
  "entities": [
    "task"
  ],
  "renamed": [
    "task"
  ],
  "threshold": [
    "task"
  ],
  "datasets": [
    ""
  ],
  "train": [
    "datasets",
    "pullRequests"
  ],
  "path": [
    "datasets.train",
    "datasets.test",
    "datasets.golden"
  ],
  "format": [
    "datasets.train",
    "datasets.test",
    "datasets.golden"
  ],
  "columns": [
    "datasets.train",
    "datasets.test",
    "datasets.golden"
  ],
  "text": [
    "datasets.train.columns",
    "datasets.test.columns",
    "datasets.golden.columns"
  ],
  "label": [
    "datasets.train.columns",
    "datasets.test.columns",
    "datasets.golden.columns"
  ],
  "delimiter": [
    "datasets.train",
    "datasets.test",
    "datasets.golden"
  ],
  "test": [
    "datasets"
  ],
  "golden": [
    "datasets"
  ],
  "engine": [
    ""
  ],
  "local": [
    "engine"
  ],
  "lake": [
    "engine.local"
  ],
  "comprehend": [
    "engine"
  ],
  "region": [
    "engine.comprehend"
  ],
  "dataLake": [
    "engine.comprehend"
  ],
  "dataAccessRole": [
    "engine.comprehend"
  ],
  "modelKmsKey": [
    "engine.comprehend"
  ],
  "volumeKmsKey": [
    "engine.comprehend"
  ],
  "dataLakeKmsKey": [
    "engine.comprehend"
  ],
  "vpc": [
    "engine.comprehend"
  ],
  "securityGroups": [
    "engine.comprehend.vpc"
  ],
  "subnets": [
    "engine.comprehend.vpc"
  ],
  "tags": [
    "engine.comprehend"
  ],
  "promotion": [
    ""
  ],
  "minimum": [
    "promotion"
  ],
  "f1": [
    "promotion.minimum",
    "promotion.maximumDrop"
  ],
  "precision": [
    "promotion.minimum",
    "promotion.maximumDrop"
  ],
  "recall": [
    "promotion.minimum",
    "promotion.maximumDrop"
  ],
  "accuracy": [
    "promotion.minimum",
    "promotion.maximumDrop"
  ],
  "microF1": [
    "promotion.minimum",
    "promotion.maximumDrop"
  ],
  "minimumPerLabel": [
    "promotion"
  ],
  "maximumDrop": [
    "promotion"
  ],
  "require": [
    "promotion"
  ],
  "confidence": [
    "promotion"
  ],
  "approval": [
    "promotion"
  ],
  "pullRequests": [
    ""
  ],
  "budget": [
    ""
  ],
  "usdPerMonth": [
    "budget"
  ],
  "endpoint": [
    ""
  ],
  "inferenceUnits": [
    "endpoint"
  ],
  "pin": [
    ""
  ],
  "suspend": [
    ""
  ]
};

// src/config/validate.generated.js
var validate_generated_default = validate52;
var schema19 = { "type": "object", "additionalProperties": false, "required": ["name", "task", "datasets"], "properties": { "version": { "type": "integer", "enum": [1] }, "name": { "type": "string", "pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", "patternErrorMessage": "letters, digits and hyphens, beginning and ending with a letter or digit", "minLength": 1, "maxLength": 54 }, "task": { "$ref": "#/$defs/task" }, "datasets": { "$ref": "#/$defs/datasets" }, "engine": { "$ref": "#/$defs/engine" }, "promotion": { "$ref": "#/$defs/promotion" }, "pullRequests": { "$ref": "#/$defs/pullRequests" }, "budget": { "$ref": "#/$defs/budget" }, "endpoint": { "$ref": "#/$defs/endpoint" }, "pin": { "type": ["string", "null"], "pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", "patternErrorMessage": "a model version as `flywheel status` shows it: letters, digits and hyphens", "minLength": 1, "maxLength": 63 }, "suspend": { "type": "boolean" } }, "$defs": { "task": { "type": "object", "additionalProperties": false, "properties": { "type": { "enum": ["classifier", "entity-recognizer"], "notYetAvailable": ["entity-recognizer"] }, "mode": { "enum": ["multi-class", "multi-label"], "notYetAvailable": ["multi-label"] }, "language": { "enum": ["de", "en", "es", "fr", "it", "pt"] }, "labels": { "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 5e3 }, "minItems": 2, "maxItems": 1e3 }, "entities": { "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "minItems": 1, "maxItems": 25 }, "renamed": { "type": "object", "maxProperties": 1e3, "additionalProperties": { "type": "string", "minLength": 1, "maxLength": 5e3 } }, "threshold": { "type": "number", "minimum": 0, "maximum": 1 } } }, "datasets": { "type": "object", "additionalProperties": false, "required": ["train"], "properties": { "train": { "$ref": "#/$defs/sources" }, "test": { "$ref": "#/$defs/sources" }, "golden": { "$ref": "#/$defs/sources" } } }, "sources": { "type": ["string", "array", "object"], "minLength": 1, "maxLength": 1024, "minItems": 1, "maxItems": 100, "items": { "type": ["string", "object"], "minLength": 1, "maxLength": 1024, "additionalProperties": false, "required": ["path"], "properties": { "path": { "$ref": "#/$defs/path" }, "format": { "$ref": "#/$defs/format" }, "columns": { "$ref": "#/$defs/columns" }, "delimiter": { "$ref": "#/$defs/delimiter" } } }, "additionalProperties": false, "required": ["path"], "properties": { "path": { "$ref": "#/$defs/path" }, "format": { "$ref": "#/$defs/format" }, "columns": { "$ref": "#/$defs/columns" }, "delimiter": { "$ref": "#/$defs/delimiter" } } }, "path": { "type": "string", "minLength": 1, "maxLength": 1024 }, "format": { "enum": ["comprehend-csv", "csv", "tsv", "jsonl", "augmented-manifest", "entity-annotations", "entity-list", "conll"], "notYetAvailable": ["augmented-manifest", "entity-annotations", "entity-list", "conll"] }, "columns": { "type": "object", "additionalProperties": false, "required": ["text", "label"], "properties": { "text": { "type": "string", "minLength": 1, "maxLength": 1e3 }, "label": { "type": "string", "minLength": 1, "maxLength": 1e3 } } }, "delimiter": { "type": "string", "minLength": 1, "maxLength": 1 }, "engine": { "type": "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 1, "properties": { "local": { "type": "object", "additionalProperties": false, "properties": { "lake": { "type": "string", "minLength": 1, "maxLength": 512 } } }, "comprehend": { "type": "object", "additionalProperties": false, "required": ["region", "dataLake", "dataAccessRole"], "notYetAvailable": true, "properties": { "region": { "type": "string", "pattern": "^[a-z]{2}(-[a-z]+)+-[0-9]+$", "patternErrorMessage": "an AWS region such as us-east-1", "maxLength": 32 }, "dataLake": { "type": "string", "pattern": "^s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9](/.*)?$", "patternErrorMessage": "an S3 address such as s3://bucket/folder", "maxLength": 512 }, "dataAccessRole": { "type": "string", "pattern": "^arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+$", "patternErrorMessage": "the ARN of an IAM role, arn:aws:iam::123456789012:role/NAME", "maxLength": 2048 }, "modelKmsKey": { "type": "string", "minLength": 1, "maxLength": 2048 }, "volumeKmsKey": { "type": "string", "minLength": 1, "maxLength": 2048 }, "dataLakeKmsKey": { "type": "string", "minLength": 1, "maxLength": 2048 }, "vpc": { "type": "object", "additionalProperties": false, "required": ["securityGroups", "subnets"], "properties": { "securityGroups": { "type": "array", "minItems": 1, "maxItems": 5, "items": { "type": "string", "pattern": "^[-0-9a-zA-Z]+$", "patternErrorMessage": "letters, digits and hyphens", "maxLength": 32 } }, "subnets": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "type": "string", "pattern": "^[-0-9a-zA-Z]+$", "patternErrorMessage": "letters, digits and hyphens", "maxLength": 32 } } } }, "tags": { "type": "object", "maxProperties": 50, "additionalProperties": { "type": "string", "maxLength": 256 } } } } } }, "rate": { "type": "number", "minimum": 0, "maximum": 1 }, "limits": { "type": "object", "additionalProperties": false, "properties": { "f1": { "$ref": "#/$defs/rate" }, "precision": { "$ref": "#/$defs/rate" }, "recall": { "$ref": "#/$defs/rate" }, "accuracy": { "$ref": "#/$defs/rate" }, "microF1": { "$ref": "#/$defs/rate" } } }, "labelLimits": { "type": "object", "additionalProperties": false, "properties": { "f1": { "$ref": "#/$defs/rate" }, "precision": { "$ref": "#/$defs/rate" }, "recall": { "$ref": "#/$defs/rate" } } }, "promotion": { "type": "object", "additionalProperties": false, "properties": { "minimum": { "$ref": "#/$defs/limits" }, "minimumPerLabel": { "type": "object", "maxProperties": 1001, "additionalProperties": { "$ref": "#/$defs/labelLimits" } }, "maximumDrop": { "$ref": "#/$defs/limits" }, "require": { "enum": ["not-worse", "non-inferior", "better"] }, "confidence": { "type": "number", "exclusiveMinimum": 0.5, "exclusiveMaximum": 1 }, "approval": { "enum": ["on-merge", "manual"] } } }, "pullRequests": { "type": "object", "additionalProperties": false, "properties": { "train": { "enum": ["always", "on-request", "never"] } } }, "budget": { "type": "object", "additionalProperties": false, "required": ["usdPerMonth"], "properties": { "usdPerMonth": { "type": "number", "minimum": 0, "maximum": 1e6 } } }, "endpoint": { "type": ["object", "null"], "additionalProperties": false, "properties": { "name": { "type": "string", "pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", "patternErrorMessage": "letters, digits and hyphens, beginning and ending with a letter or digit", "minLength": 1, "maxLength": 40 }, "inferenceUnits": { "type": "integer", "minimum": 1, "maximum": 100 } } } } };
var func1 = Object.prototype.hasOwnProperty;
var pattern3 = new RegExp("^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", "u");
var schema20 = { "type": "object", "additionalProperties": false, "properties": { "type": { "enum": ["classifier", "entity-recognizer"], "notYetAvailable": ["entity-recognizer"] }, "mode": { "enum": ["multi-class", "multi-label"], "notYetAvailable": ["multi-label"] }, "language": { "enum": ["de", "en", "es", "fr", "it", "pt"] }, "labels": { "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 5e3 }, "minItems": 2, "maxItems": 1e3 }, "entities": { "type": "array", "items": { "type": "string", "minLength": 1, "maxLength": 64 }, "minItems": 1, "maxItems": 25 }, "renamed": { "type": "object", "maxProperties": 1e3, "additionalProperties": { "type": "string", "minLength": 1, "maxLength": 5e3 } }, "threshold": { "type": "number", "minimum": 0, "maximum": 1 } } };
var keyword0 = { "not": { "enum": ["entity-recognizer"] } };
var keyword1 = { "not": { "enum": ["multi-label"] } };
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "type" || key0 === "mode" || key0 === "language" || key0 === "labels" || key0 === "entities" || key0 === "renamed" || key0 === "threshold")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema20, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.type !== void 0) {
      let data0 = data.type;
      if (!(data0 === "classifier" || data0 === "entity-recognizer")) {
        const err1 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/enum", keyword: "enum", params: { allowedValues: schema20.properties.type.enum }, schema: schema20.properties.type.enum, parentSchema: schema20.properties.type, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
      const _errs4 = errors;
      const _errs5 = errors;
      const _errs6 = errors;
      if (!(data0 === "entity-recognizer")) {
        const err2 = {};
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
      var valid2 = _errs6 === errors;
      if (valid2) {
        const err3 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/notYetAvailable/not", keyword: "not", params: {}, schema: keyword0.not, parentSchema: keyword0, data: data0 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      } else {
        errors = _errs5;
        if (vErrors !== null) {
          if (_errs5) {
            vErrors.length = _errs5;
          } else {
            vErrors = null;
          }
        }
      }
      var valid1 = _errs4 === errors;
      if (!valid1) {
        const err4 = { instancePath: instancePath + "/type", schemaPath: "#/properties/type/notYetAvailable", keyword: "notYetAvailable", params: {}, schema: schema20.properties.type.notYetAvailable, parentSchema: schema20.properties.type, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
    if (data.mode !== void 0) {
      let data1 = data.mode;
      if (!(data1 === "multi-class" || data1 === "multi-label")) {
        const err5 = { instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema20.properties.mode.enum }, schema: schema20.properties.mode.enum, parentSchema: schema20.properties.mode, data: data1 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      const _errs9 = errors;
      const _errs10 = errors;
      const _errs11 = errors;
      if (!(data1 === "multi-label")) {
        const err6 = {};
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      var valid4 = _errs11 === errors;
      if (valid4) {
        const err7 = { instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/notYetAvailable/not", keyword: "not", params: {}, schema: keyword1.not, parentSchema: keyword1, data: data1 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      } else {
        errors = _errs10;
        if (vErrors !== null) {
          if (_errs10) {
            vErrors.length = _errs10;
          } else {
            vErrors = null;
          }
        }
      }
      var valid3 = _errs9 === errors;
      if (!valid3) {
        const err8 = { instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/notYetAvailable", keyword: "notYetAvailable", params: {}, schema: schema20.properties.mode.notYetAvailable, parentSchema: schema20.properties.mode, data: data1 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
    if (data.language !== void 0) {
      let data2 = data.language;
      if (!(data2 === "de" || data2 === "en" || data2 === "es" || data2 === "fr" || data2 === "it" || data2 === "pt")) {
        const err9 = { instancePath: instancePath + "/language", schemaPath: "#/properties/language/enum", keyword: "enum", params: { allowedValues: schema20.properties.language.enum }, schema: schema20.properties.language.enum, parentSchema: schema20.properties.language, data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.labels !== void 0) {
      let data3 = data.labels;
      if (Array.isArray(data3)) {
        if (data3.length > 1e3) {
          const err10 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/maxItems", keyword: "maxItems", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema20.properties.labels, data: data3 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data3.length < 2) {
          const err11 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/minItems", keyword: "minItems", params: { limit: 2 }, schema: 2, parentSchema: schema20.properties.labels, data: data3 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        const len0 = data3.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data4 = data3[i0];
          if (typeof data4 === "string") {
            if (data4.length > 5e3) {
              const err12 = { instancePath: instancePath + "/labels/" + i0, schemaPath: "#/properties/labels/items/maxLength", keyword: "maxLength", params: { limit: 5e3 }, schema: 5e3, parentSchema: schema20.properties.labels.items, data: data4 };
              if (vErrors === null) {
                vErrors = [err12];
              } else {
                vErrors.push(err12);
              }
              errors++;
            }
            if (data4.length < 1) {
              const err13 = { instancePath: instancePath + "/labels/" + i0, schemaPath: "#/properties/labels/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema20.properties.labels.items, data: data4 };
              if (vErrors === null) {
                vErrors = [err13];
              } else {
                vErrors.push(err13);
              }
              errors++;
            }
          } else {
            const err14 = { instancePath: instancePath + "/labels/" + i0, schemaPath: "#/properties/labels/items/type", keyword: "type", params: { type: "string" }, schema: schema20.properties.labels.items.type, parentSchema: schema20.properties.labels.items, data: data4 };
            if (vErrors === null) {
              vErrors = [err14];
            } else {
              vErrors.push(err14);
            }
            errors++;
          }
        }
      } else {
        const err15 = { instancePath: instancePath + "/labels", schemaPath: "#/properties/labels/type", keyword: "type", params: { type: "array" }, schema: schema20.properties.labels.type, parentSchema: schema20.properties.labels, data: data3 };
        if (vErrors === null) {
          vErrors = [err15];
        } else {
          vErrors.push(err15);
        }
        errors++;
      }
    }
    if (data.entities !== void 0) {
      let data5 = data.entities;
      if (Array.isArray(data5)) {
        if (data5.length > 25) {
          const err16 = { instancePath: instancePath + "/entities", schemaPath: "#/properties/entities/maxItems", keyword: "maxItems", params: { limit: 25 }, schema: 25, parentSchema: schema20.properties.entities, data: data5 };
          if (vErrors === null) {
            vErrors = [err16];
          } else {
            vErrors.push(err16);
          }
          errors++;
        }
        if (data5.length < 1) {
          const err17 = { instancePath: instancePath + "/entities", schemaPath: "#/properties/entities/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema20.properties.entities, data: data5 };
          if (vErrors === null) {
            vErrors = [err17];
          } else {
            vErrors.push(err17);
          }
          errors++;
        }
        const len1 = data5.length;
        for (let i1 = 0; i1 < len1; i1++) {
          let data6 = data5[i1];
          if (typeof data6 === "string") {
            if (data6.length > 64) {
              const err18 = { instancePath: instancePath + "/entities/" + i1, schemaPath: "#/properties/entities/items/maxLength", keyword: "maxLength", params: { limit: 64 }, schema: 64, parentSchema: schema20.properties.entities.items, data: data6 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
            if (data6.length < 1) {
              const err19 = { instancePath: instancePath + "/entities/" + i1, schemaPath: "#/properties/entities/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema20.properties.entities.items, data: data6 };
              if (vErrors === null) {
                vErrors = [err19];
              } else {
                vErrors.push(err19);
              }
              errors++;
            }
          } else {
            const err20 = { instancePath: instancePath + "/entities/" + i1, schemaPath: "#/properties/entities/items/type", keyword: "type", params: { type: "string" }, schema: schema20.properties.entities.items.type, parentSchema: schema20.properties.entities.items, data: data6 };
            if (vErrors === null) {
              vErrors = [err20];
            } else {
              vErrors.push(err20);
            }
            errors++;
          }
        }
      } else {
        const err21 = { instancePath: instancePath + "/entities", schemaPath: "#/properties/entities/type", keyword: "type", params: { type: "array" }, schema: schema20.properties.entities.type, parentSchema: schema20.properties.entities, data: data5 };
        if (vErrors === null) {
          vErrors = [err21];
        } else {
          vErrors.push(err21);
        }
        errors++;
      }
    }
    if (data.renamed !== void 0) {
      let data7 = data.renamed;
      if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
        if (Object.keys(data7).length > 1e3) {
          const err22 = { instancePath: instancePath + "/renamed", schemaPath: "#/properties/renamed/maxProperties", keyword: "maxProperties", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema20.properties.renamed, data: data7 };
          if (vErrors === null) {
            vErrors = [err22];
          } else {
            vErrors.push(err22);
          }
          errors++;
        }
        for (const key1 in data7) {
          let data8 = data7[key1];
          if (typeof data8 === "string") {
            if (data8.length > 5e3) {
              const err23 = { instancePath: instancePath + "/renamed/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renamed/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 5e3 }, schema: 5e3, parentSchema: schema20.properties.renamed.additionalProperties, data: data8 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
            if (data8.length < 1) {
              const err24 = { instancePath: instancePath + "/renamed/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renamed/additionalProperties/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema20.properties.renamed.additionalProperties, data: data8 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          } else {
            const err25 = { instancePath: instancePath + "/renamed/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/renamed/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: schema20.properties.renamed.additionalProperties.type, parentSchema: schema20.properties.renamed.additionalProperties, data: data8 };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
      } else {
        const err26 = { instancePath: instancePath + "/renamed", schemaPath: "#/properties/renamed/type", keyword: "type", params: { type: "object" }, schema: schema20.properties.renamed.type, parentSchema: schema20.properties.renamed, data: data7 };
        if (vErrors === null) {
          vErrors = [err26];
        } else {
          vErrors.push(err26);
        }
        errors++;
      }
    }
    if (data.threshold !== void 0) {
      let data9 = data.threshold;
      if (typeof data9 == "number" && isFinite(data9)) {
        if (data9 > 1 || isNaN(data9)) {
          const err27 = { instancePath: instancePath + "/threshold", schemaPath: "#/properties/threshold/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, schema: 1, parentSchema: schema20.properties.threshold, data: data9 };
          if (vErrors === null) {
            vErrors = [err27];
          } else {
            vErrors.push(err27);
          }
          errors++;
        }
        if (data9 < 0 || isNaN(data9)) {
          const err28 = { instancePath: instancePath + "/threshold", schemaPath: "#/properties/threshold/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema20.properties.threshold, data: data9 };
          if (vErrors === null) {
            vErrors = [err28];
          } else {
            vErrors.push(err28);
          }
          errors++;
        }
      } else {
        const err29 = { instancePath: instancePath + "/threshold", schemaPath: "#/properties/threshold/type", keyword: "type", params: { type: "number" }, schema: schema20.properties.threshold.type, parentSchema: schema20.properties.threshold, data: data9 };
        if (vErrors === null) {
          vErrors = [err29];
        } else {
          vErrors.push(err29);
        }
        errors++;
      }
    }
  } else {
    const err30 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema20.type, parentSchema: schema20, data };
    if (vErrors === null) {
      vErrors = [err30];
    } else {
      vErrors.push(err30);
    }
    errors++;
  }
  validate53.errors = vErrors;
  return errors === 0;
}
validate53.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema21 = { "type": "object", "additionalProperties": false, "required": ["train"], "properties": { "train": { "$ref": "#/$defs/sources" }, "test": { "$ref": "#/$defs/sources" }, "golden": { "$ref": "#/$defs/sources" } } };
var schema22 = { "type": ["string", "array", "object"], "minLength": 1, "maxLength": 1024, "minItems": 1, "maxItems": 100, "items": { "type": ["string", "object"], "minLength": 1, "maxLength": 1024, "additionalProperties": false, "required": ["path"], "properties": { "path": { "$ref": "#/$defs/path" }, "format": { "$ref": "#/$defs/format" }, "columns": { "$ref": "#/$defs/columns" }, "delimiter": { "$ref": "#/$defs/delimiter" } } }, "additionalProperties": false, "required": ["path"], "properties": { "path": { "$ref": "#/$defs/path" }, "format": { "$ref": "#/$defs/format" }, "columns": { "$ref": "#/$defs/columns" }, "delimiter": { "$ref": "#/$defs/delimiter" } } };
var schema23 = { "type": "string", "minLength": 1, "maxLength": 1024 };
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate57.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (data.length > 1024) {
      const err0 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema23, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.length < 1) {
      const err1 = { instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema23, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema23.type, parentSchema: schema23, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate57.errors = vErrors;
  return errors === 0;
}
validate57.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema24 = { "enum": ["comprehend-csv", "csv", "tsv", "jsonl", "augmented-manifest", "entity-annotations", "entity-list", "conll"], "notYetAvailable": ["augmented-manifest", "entity-annotations", "entity-list", "conll"] };
var keyword2 = { "not": { "enum": ["augmented-manifest", "entity-annotations", "entity-list", "conll"] } };
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate59.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data === "comprehend-csv" || data === "csv" || data === "tsv" || data === "jsonl" || data === "augmented-manifest" || data === "entity-annotations" || data === "entity-list" || data === "conll")) {
    const err0 = { instancePath, schemaPath: "#/enum", keyword: "enum", params: { allowedValues: schema24.enum }, schema: schema24.enum, parentSchema: schema24, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  const _errs1 = errors;
  const _errs2 = errors;
  const _errs3 = errors;
  if (!(data === "augmented-manifest" || data === "entity-annotations" || data === "entity-list" || data === "conll")) {
    const err1 = {};
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  var valid1 = _errs3 === errors;
  if (valid1) {
    const err2 = { instancePath, schemaPath: "#/notYetAvailable/not", keyword: "not", params: {}, schema: keyword2.not, parentSchema: keyword2, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  } else {
    errors = _errs2;
    if (vErrors !== null) {
      if (_errs2) {
        vErrors.length = _errs2;
      } else {
        vErrors = null;
      }
    }
  }
  var valid0 = _errs1 === errors;
  if (!valid0) {
    const err3 = { instancePath, schemaPath: "#/notYetAvailable", keyword: "notYetAvailable", params: {}, schema: schema24.notYetAvailable, parentSchema: schema24, data };
    if (vErrors === null) {
      vErrors = [err3];
    } else {
      vErrors.push(err3);
    }
    errors++;
  }
  validate59.errors = vErrors;
  return errors === 0;
}
validate59.evaluated = { "dynamicProps": false, "dynamicItems": false };
var schema25 = { "type": "object", "additionalProperties": false, "required": ["text", "label"], "properties": { "text": { "type": "string", "minLength": 1, "maxLength": 1e3 }, "label": { "type": "string", "minLength": 1, "maxLength": 1e3 } } };
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate61.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.text === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "text" }, schema: schema25.required, parentSchema: schema25, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.label === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "label" }, schema: schema25.required, parentSchema: schema25, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "text" || key0 === "label")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema25, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.text !== void 0) {
      let data0 = data.text;
      if (typeof data0 === "string") {
        if (data0.length > 1e3) {
          const err3 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/maxLength", keyword: "maxLength", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema25.properties.text, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (data0.length < 1) {
          const err4 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema25.properties.text, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/text", schemaPath: "#/properties/text/type", keyword: "type", params: { type: "string" }, schema: schema25.properties.text.type, parentSchema: schema25.properties.text, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.label !== void 0) {
      let data1 = data.label;
      if (typeof data1 === "string") {
        if (data1.length > 1e3) {
          const err6 = { instancePath: instancePath + "/label", schemaPath: "#/properties/label/maxLength", keyword: "maxLength", params: { limit: 1e3 }, schema: 1e3, parentSchema: schema25.properties.label, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data1.length < 1) {
          const err7 = { instancePath: instancePath + "/label", schemaPath: "#/properties/label/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema25.properties.label, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      } else {
        const err8 = { instancePath: instancePath + "/label", schemaPath: "#/properties/label/type", keyword: "type", params: { type: "string" }, schema: schema25.properties.label.type, parentSchema: schema25.properties.label, data: data1 };
        if (vErrors === null) {
          vErrors = [err8];
        } else {
          vErrors.push(err8);
        }
        errors++;
      }
    }
  } else {
    const err9 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema25.type, parentSchema: schema25, data };
    if (vErrors === null) {
      vErrors = [err9];
    } else {
      vErrors.push(err9);
    }
    errors++;
  }
  validate61.errors = vErrors;
  return errors === 0;
}
validate61.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema26 = { "type": "string", "minLength": 1, "maxLength": 1 };
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate63.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data === "string") {
    if (data.length > 1) {
      const err0 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 1 }, schema: 1, parentSchema: schema26, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.length < 1) {
      const err1 = { instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema26, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" }, schema: schema26.type, parentSchema: schema26, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate63.errors = vErrors;
  return errors === 0;
}
validate63.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if ((!data || typeof data != "object") && typeof data !== "string") {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema22.type }, schema: schema22.type, parentSchema: schema22, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (typeof data === "string") {
    if (data.length > 1024) {
      const err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema22, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.length < 1) {
      const err2 = { instancePath, schemaPath: "#/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema22, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
  }
  if (Array.isArray(data)) {
    if (data.length > 100) {
      const err3 = { instancePath, schemaPath: "#/maxItems", keyword: "maxItems", params: { limit: 100 }, schema: 100, parentSchema: schema22, data };
      if (vErrors === null) {
        vErrors = [err3];
      } else {
        vErrors.push(err3);
      }
      errors++;
    }
    if (data.length < 1) {
      const err4 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema22, data };
      if (vErrors === null) {
        vErrors = [err4];
      } else {
        vErrors.push(err4);
      }
      errors++;
    }
    const len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 !== "string" && !(data0 && typeof data0 == "object" && !Array.isArray(data0))) {
        const err5 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: schema22.items.type }, schema: schema22.items.type, parentSchema: schema22.items, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
      if (typeof data0 === "string") {
        if (data0.length > 1024) {
          const err6 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/maxLength", keyword: "maxLength", params: { limit: 1024 }, schema: 1024, parentSchema: schema22.items, data: data0 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data0.length < 1) {
          const err7 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema22.items, data: data0 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
      }
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.path === void 0) {
          const err8 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/required", keyword: "required", params: { missingProperty: "path" }, schema: schema22.items.required, parentSchema: schema22.items, data: data0 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
        for (const key0 in data0) {
          if (!(key0 === "path" || key0 === "format" || key0 === "columns" || key0 === "delimiter")) {
            const err9 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema22.items, data: data0 };
            if (vErrors === null) {
              vErrors = [err9];
            } else {
              vErrors.push(err9);
            }
            errors++;
          }
        }
        if (data0.path !== void 0) {
          if (!validate57(data0.path, { instancePath: instancePath + "/" + i0 + "/path", parentData: data0, parentDataProperty: "path", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
            errors = vErrors.length;
          }
        }
        if (data0.format !== void 0) {
          if (!validate59(data0.format, { instancePath: instancePath + "/" + i0 + "/format", parentData: data0, parentDataProperty: "format", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
            errors = vErrors.length;
          }
        }
        if (data0.columns !== void 0) {
          if (!validate61(data0.columns, { instancePath: instancePath + "/" + i0 + "/columns", parentData: data0, parentDataProperty: "columns", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
            errors = vErrors.length;
          }
        }
        if (data0.delimiter !== void 0) {
          if (!validate63(data0.delimiter, { instancePath: instancePath + "/" + i0 + "/delimiter", parentData: data0, parentDataProperty: "delimiter", rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
            errors = vErrors.length;
          }
        }
      }
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path === void 0) {
      const err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "path" }, schema: schema22.required, parentSchema: schema22, data };
      if (vErrors === null) {
        vErrors = [err10];
      } else {
        vErrors.push(err10);
      }
      errors++;
    }
    for (const key1 in data) {
      if (!(key1 === "path" || key1 === "format" || key1 === "columns" || key1 === "delimiter")) {
        const err11 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema22, data };
        if (vErrors === null) {
          vErrors = [err11];
        } else {
          vErrors.push(err11);
        }
        errors++;
      }
    }
    if (data.path !== void 0) {
      if (!validate57(data.path, { instancePath: instancePath + "/path", parentData: data, parentDataProperty: "path", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
        errors = vErrors.length;
      }
    }
    if (data.format !== void 0) {
      if (!validate59(data.format, { instancePath: instancePath + "/format", parentData: data, parentDataProperty: "format", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
        errors = vErrors.length;
      }
    }
    if (data.columns !== void 0) {
      if (!validate61(data.columns, { instancePath: instancePath + "/columns", parentData: data, parentDataProperty: "columns", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
        errors = vErrors.length;
      }
    }
    if (data.delimiter !== void 0) {
      if (!validate63(data.delimiter, { instancePath: instancePath + "/delimiter", parentData: data, parentDataProperty: "delimiter", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
        errors = vErrors.length;
      }
    }
  }
  validate56.errors = vErrors;
  return errors === 0;
}
validate56.evaluated = { "props": true, "items": true, "dynamicProps": false, "dynamicItems": false };
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate55.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.train === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "train" }, schema: schema21.required, parentSchema: schema21, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "train" || key0 === "test" || key0 === "golden")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema21, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.train !== void 0) {
      if (!validate56(data.train, { instancePath: instancePath + "/train", parentData: data, parentDataProperty: "train", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
        errors = vErrors.length;
      }
    }
    if (data.test !== void 0) {
      if (!validate56(data.test, { instancePath: instancePath + "/test", parentData: data, parentDataProperty: "test", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
        errors = vErrors.length;
      }
    }
    if (data.golden !== void 0) {
      if (!validate56(data.golden, { instancePath: instancePath + "/golden", parentData: data, parentDataProperty: "golden", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema21.type, parentSchema: schema21, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate55.errors = vErrors;
  return errors === 0;
}
validate55.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema27 = { "type": "object", "additionalProperties": false, "minProperties": 1, "maxProperties": 1, "properties": { "local": { "type": "object", "additionalProperties": false, "properties": { "lake": { "type": "string", "minLength": 1, "maxLength": 512 } } }, "comprehend": { "type": "object", "additionalProperties": false, "required": ["region", "dataLake", "dataAccessRole"], "notYetAvailable": true, "properties": { "region": { "type": "string", "pattern": "^[a-z]{2}(-[a-z]+)+-[0-9]+$", "patternErrorMessage": "an AWS region such as us-east-1", "maxLength": 32 }, "dataLake": { "type": "string", "pattern": "^s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9](/.*)?$", "patternErrorMessage": "an S3 address such as s3://bucket/folder", "maxLength": 512 }, "dataAccessRole": { "type": "string", "pattern": "^arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+$", "patternErrorMessage": "the ARN of an IAM role, arn:aws:iam::123456789012:role/NAME", "maxLength": 2048 }, "modelKmsKey": { "type": "string", "minLength": 1, "maxLength": 2048 }, "volumeKmsKey": { "type": "string", "minLength": 1, "maxLength": 2048 }, "dataLakeKmsKey": { "type": "string", "minLength": 1, "maxLength": 2048 }, "vpc": { "type": "object", "additionalProperties": false, "required": ["securityGroups", "subnets"], "properties": { "securityGroups": { "type": "array", "minItems": 1, "maxItems": 5, "items": { "type": "string", "pattern": "^[-0-9a-zA-Z]+$", "patternErrorMessage": "letters, digits and hyphens", "maxLength": 32 } }, "subnets": { "type": "array", "minItems": 1, "maxItems": 16, "items": { "type": "string", "pattern": "^[-0-9a-zA-Z]+$", "patternErrorMessage": "letters, digits and hyphens", "maxLength": 32 } } } }, "tags": { "type": "object", "maxProperties": 50, "additionalProperties": { "type": "string", "maxLength": 256 } } } } } };
var keyword3 = false;
var pattern4 = new RegExp("^[a-z]{2}(-[a-z]+)+-[0-9]+$", "u");
var pattern5 = new RegExp("^s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9](/.*)?$", "u");
var pattern6 = new RegExp("^arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+$", "u");
var pattern7 = new RegExp("^[-0-9a-zA-Z]+$", "u");
function validate73(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate73.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 1) {
      const err0 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 1 }, schema: 1, parentSchema: schema27, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (Object.keys(data).length < 1) {
      const err1 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 }, schema: 1, parentSchema: schema27, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "local" || key0 === "comprehend")) {
        const err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema27, data };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.local !== void 0) {
      let data0 = data.local;
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        for (const key1 in data0) {
          if (!(key1 === "lake")) {
            const err3 = { instancePath: instancePath + "/local", schemaPath: "#/properties/local/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, schema: false, parentSchema: schema27.properties.local, data: data0 };
            if (vErrors === null) {
              vErrors = [err3];
            } else {
              vErrors.push(err3);
            }
            errors++;
          }
        }
        if (data0.lake !== void 0) {
          let data1 = data0.lake;
          if (typeof data1 === "string") {
            if (data1.length > 512) {
              const err4 = { instancePath: instancePath + "/local/lake", schemaPath: "#/properties/local/properties/lake/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema27.properties.local.properties.lake, data: data1 };
              if (vErrors === null) {
                vErrors = [err4];
              } else {
                vErrors.push(err4);
              }
              errors++;
            }
            if (data1.length < 1) {
              const err5 = { instancePath: instancePath + "/local/lake", schemaPath: "#/properties/local/properties/lake/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema27.properties.local.properties.lake, data: data1 };
              if (vErrors === null) {
                vErrors = [err5];
              } else {
                vErrors.push(err5);
              }
              errors++;
            }
          } else {
            const err6 = { instancePath: instancePath + "/local/lake", schemaPath: "#/properties/local/properties/lake/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.local.properties.lake.type, parentSchema: schema27.properties.local.properties.lake, data: data1 };
            if (vErrors === null) {
              vErrors = [err6];
            } else {
              vErrors.push(err6);
            }
            errors++;
          }
        }
      } else {
        const err7 = { instancePath: instancePath + "/local", schemaPath: "#/properties/local/type", keyword: "type", params: { type: "object" }, schema: schema27.properties.local.type, parentSchema: schema27.properties.local, data: data0 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
    if (data.comprehend !== void 0) {
      let data2 = data.comprehend;
      var valid2 = false;
      const err8 = { instancePath: instancePath + "/comprehend", schemaPath: "#/properties/comprehend/notYetAvailable/false schema", keyword: "false schema", params: {}, schema: false, parentSchema: keyword3, data: data2 };
      if (vErrors === null) {
        vErrors = [err8];
      } else {
        vErrors.push(err8);
      }
      errors++;
      if (!valid2) {
        const err9 = { instancePath: instancePath + "/comprehend", schemaPath: "#/properties/comprehend/notYetAvailable", keyword: "notYetAvailable", params: {}, schema: true, parentSchema: schema27.properties.comprehend, data: data2 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        if (data2.region === void 0) {
          const err10 = { instancePath: instancePath + "/comprehend", schemaPath: "#/properties/comprehend/required", keyword: "required", params: { missingProperty: "region" }, schema: schema27.properties.comprehend.required, parentSchema: schema27.properties.comprehend, data: data2 };
          if (vErrors === null) {
            vErrors = [err10];
          } else {
            vErrors.push(err10);
          }
          errors++;
        }
        if (data2.dataLake === void 0) {
          const err11 = { instancePath: instancePath + "/comprehend", schemaPath: "#/properties/comprehend/required", keyword: "required", params: { missingProperty: "dataLake" }, schema: schema27.properties.comprehend.required, parentSchema: schema27.properties.comprehend, data: data2 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data2.dataAccessRole === void 0) {
          const err12 = { instancePath: instancePath + "/comprehend", schemaPath: "#/properties/comprehend/required", keyword: "required", params: { missingProperty: "dataAccessRole" }, schema: schema27.properties.comprehend.required, parentSchema: schema27.properties.comprehend, data: data2 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        for (const key2 in data2) {
          if (!(key2 === "region" || key2 === "dataLake" || key2 === "dataAccessRole" || key2 === "modelKmsKey" || key2 === "volumeKmsKey" || key2 === "dataLakeKmsKey" || key2 === "vpc" || key2 === "tags")) {
            const err13 = { instancePath: instancePath + "/comprehend", schemaPath: "#/properties/comprehend/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, schema: false, parentSchema: schema27.properties.comprehend, data: data2 };
            if (vErrors === null) {
              vErrors = [err13];
            } else {
              vErrors.push(err13);
            }
            errors++;
          }
        }
        if (data2.region !== void 0) {
          let data3 = data2.region;
          if (typeof data3 === "string") {
            if (data3.length > 32) {
              const err14 = { instancePath: instancePath + "/comprehend/region", schemaPath: "#/properties/comprehend/properties/region/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema27.properties.comprehend.properties.region, data: data3 };
              if (vErrors === null) {
                vErrors = [err14];
              } else {
                vErrors.push(err14);
              }
              errors++;
            }
            if (!pattern4.test(data3)) {
              const err15 = { instancePath: instancePath + "/comprehend/region", schemaPath: "#/properties/comprehend/properties/region/pattern", keyword: "pattern", params: { pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]+$" }, schema: "^[a-z]{2}(-[a-z]+)+-[0-9]+$", parentSchema: schema27.properties.comprehend.properties.region, data: data3 };
              if (vErrors === null) {
                vErrors = [err15];
              } else {
                vErrors.push(err15);
              }
              errors++;
            }
          } else {
            const err16 = { instancePath: instancePath + "/comprehend/region", schemaPath: "#/properties/comprehend/properties/region/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.comprehend.properties.region.type, parentSchema: schema27.properties.comprehend.properties.region, data: data3 };
            if (vErrors === null) {
              vErrors = [err16];
            } else {
              vErrors.push(err16);
            }
            errors++;
          }
        }
        if (data2.dataLake !== void 0) {
          let data4 = data2.dataLake;
          if (typeof data4 === "string") {
            if (data4.length > 512) {
              const err17 = { instancePath: instancePath + "/comprehend/dataLake", schemaPath: "#/properties/comprehend/properties/dataLake/maxLength", keyword: "maxLength", params: { limit: 512 }, schema: 512, parentSchema: schema27.properties.comprehend.properties.dataLake, data: data4 };
              if (vErrors === null) {
                vErrors = [err17];
              } else {
                vErrors.push(err17);
              }
              errors++;
            }
            if (!pattern5.test(data4)) {
              const err18 = { instancePath: instancePath + "/comprehend/dataLake", schemaPath: "#/properties/comprehend/properties/dataLake/pattern", keyword: "pattern", params: { pattern: "^s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9](/.*)?$" }, schema: "^s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9](/.*)?$", parentSchema: schema27.properties.comprehend.properties.dataLake, data: data4 };
              if (vErrors === null) {
                vErrors = [err18];
              } else {
                vErrors.push(err18);
              }
              errors++;
            }
          } else {
            const err19 = { instancePath: instancePath + "/comprehend/dataLake", schemaPath: "#/properties/comprehend/properties/dataLake/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.comprehend.properties.dataLake.type, parentSchema: schema27.properties.comprehend.properties.dataLake, data: data4 };
            if (vErrors === null) {
              vErrors = [err19];
            } else {
              vErrors.push(err19);
            }
            errors++;
          }
        }
        if (data2.dataAccessRole !== void 0) {
          let data5 = data2.dataAccessRole;
          if (typeof data5 === "string") {
            if (data5.length > 2048) {
              const err20 = { instancePath: instancePath + "/comprehend/dataAccessRole", schemaPath: "#/properties/comprehend/properties/dataAccessRole/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema27.properties.comprehend.properties.dataAccessRole, data: data5 };
              if (vErrors === null) {
                vErrors = [err20];
              } else {
                vErrors.push(err20);
              }
              errors++;
            }
            if (!pattern6.test(data5)) {
              const err21 = { instancePath: instancePath + "/comprehend/dataAccessRole", schemaPath: "#/properties/comprehend/properties/dataAccessRole/pattern", keyword: "pattern", params: { pattern: "^arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+$" }, schema: "^arn:aws(-[^:]+)?:iam::[0-9]{12}:role/.+$", parentSchema: schema27.properties.comprehend.properties.dataAccessRole, data: data5 };
              if (vErrors === null) {
                vErrors = [err21];
              } else {
                vErrors.push(err21);
              }
              errors++;
            }
          } else {
            const err22 = { instancePath: instancePath + "/comprehend/dataAccessRole", schemaPath: "#/properties/comprehend/properties/dataAccessRole/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.comprehend.properties.dataAccessRole.type, parentSchema: schema27.properties.comprehend.properties.dataAccessRole, data: data5 };
            if (vErrors === null) {
              vErrors = [err22];
            } else {
              vErrors.push(err22);
            }
            errors++;
          }
        }
        if (data2.modelKmsKey !== void 0) {
          let data6 = data2.modelKmsKey;
          if (typeof data6 === "string") {
            if (data6.length > 2048) {
              const err23 = { instancePath: instancePath + "/comprehend/modelKmsKey", schemaPath: "#/properties/comprehend/properties/modelKmsKey/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema27.properties.comprehend.properties.modelKmsKey, data: data6 };
              if (vErrors === null) {
                vErrors = [err23];
              } else {
                vErrors.push(err23);
              }
              errors++;
            }
            if (data6.length < 1) {
              const err24 = { instancePath: instancePath + "/comprehend/modelKmsKey", schemaPath: "#/properties/comprehend/properties/modelKmsKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema27.properties.comprehend.properties.modelKmsKey, data: data6 };
              if (vErrors === null) {
                vErrors = [err24];
              } else {
                vErrors.push(err24);
              }
              errors++;
            }
          } else {
            const err25 = { instancePath: instancePath + "/comprehend/modelKmsKey", schemaPath: "#/properties/comprehend/properties/modelKmsKey/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.comprehend.properties.modelKmsKey.type, parentSchema: schema27.properties.comprehend.properties.modelKmsKey, data: data6 };
            if (vErrors === null) {
              vErrors = [err25];
            } else {
              vErrors.push(err25);
            }
            errors++;
          }
        }
        if (data2.volumeKmsKey !== void 0) {
          let data7 = data2.volumeKmsKey;
          if (typeof data7 === "string") {
            if (data7.length > 2048) {
              const err26 = { instancePath: instancePath + "/comprehend/volumeKmsKey", schemaPath: "#/properties/comprehend/properties/volumeKmsKey/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema27.properties.comprehend.properties.volumeKmsKey, data: data7 };
              if (vErrors === null) {
                vErrors = [err26];
              } else {
                vErrors.push(err26);
              }
              errors++;
            }
            if (data7.length < 1) {
              const err27 = { instancePath: instancePath + "/comprehend/volumeKmsKey", schemaPath: "#/properties/comprehend/properties/volumeKmsKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema27.properties.comprehend.properties.volumeKmsKey, data: data7 };
              if (vErrors === null) {
                vErrors = [err27];
              } else {
                vErrors.push(err27);
              }
              errors++;
            }
          } else {
            const err28 = { instancePath: instancePath + "/comprehend/volumeKmsKey", schemaPath: "#/properties/comprehend/properties/volumeKmsKey/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.comprehend.properties.volumeKmsKey.type, parentSchema: schema27.properties.comprehend.properties.volumeKmsKey, data: data7 };
            if (vErrors === null) {
              vErrors = [err28];
            } else {
              vErrors.push(err28);
            }
            errors++;
          }
        }
        if (data2.dataLakeKmsKey !== void 0) {
          let data8 = data2.dataLakeKmsKey;
          if (typeof data8 === "string") {
            if (data8.length > 2048) {
              const err29 = { instancePath: instancePath + "/comprehend/dataLakeKmsKey", schemaPath: "#/properties/comprehend/properties/dataLakeKmsKey/maxLength", keyword: "maxLength", params: { limit: 2048 }, schema: 2048, parentSchema: schema27.properties.comprehend.properties.dataLakeKmsKey, data: data8 };
              if (vErrors === null) {
                vErrors = [err29];
              } else {
                vErrors.push(err29);
              }
              errors++;
            }
            if (data8.length < 1) {
              const err30 = { instancePath: instancePath + "/comprehend/dataLakeKmsKey", schemaPath: "#/properties/comprehend/properties/dataLakeKmsKey/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema27.properties.comprehend.properties.dataLakeKmsKey, data: data8 };
              if (vErrors === null) {
                vErrors = [err30];
              } else {
                vErrors.push(err30);
              }
              errors++;
            }
          } else {
            const err31 = { instancePath: instancePath + "/comprehend/dataLakeKmsKey", schemaPath: "#/properties/comprehend/properties/dataLakeKmsKey/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.comprehend.properties.dataLakeKmsKey.type, parentSchema: schema27.properties.comprehend.properties.dataLakeKmsKey, data: data8 };
            if (vErrors === null) {
              vErrors = [err31];
            } else {
              vErrors.push(err31);
            }
            errors++;
          }
        }
        if (data2.vpc !== void 0) {
          let data9 = data2.vpc;
          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
            if (data9.securityGroups === void 0) {
              const err32 = { instancePath: instancePath + "/comprehend/vpc", schemaPath: "#/properties/comprehend/properties/vpc/required", keyword: "required", params: { missingProperty: "securityGroups" }, schema: schema27.properties.comprehend.properties.vpc.required, parentSchema: schema27.properties.comprehend.properties.vpc, data: data9 };
              if (vErrors === null) {
                vErrors = [err32];
              } else {
                vErrors.push(err32);
              }
              errors++;
            }
            if (data9.subnets === void 0) {
              const err33 = { instancePath: instancePath + "/comprehend/vpc", schemaPath: "#/properties/comprehend/properties/vpc/required", keyword: "required", params: { missingProperty: "subnets" }, schema: schema27.properties.comprehend.properties.vpc.required, parentSchema: schema27.properties.comprehend.properties.vpc, data: data9 };
              if (vErrors === null) {
                vErrors = [err33];
              } else {
                vErrors.push(err33);
              }
              errors++;
            }
            for (const key3 in data9) {
              if (!(key3 === "securityGroups" || key3 === "subnets")) {
                const err34 = { instancePath: instancePath + "/comprehend/vpc", schemaPath: "#/properties/comprehend/properties/vpc/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, schema: false, parentSchema: schema27.properties.comprehend.properties.vpc, data: data9 };
                if (vErrors === null) {
                  vErrors = [err34];
                } else {
                  vErrors.push(err34);
                }
                errors++;
              }
            }
            if (data9.securityGroups !== void 0) {
              let data10 = data9.securityGroups;
              if (Array.isArray(data10)) {
                if (data10.length > 5) {
                  const err35 = { instancePath: instancePath + "/comprehend/vpc/securityGroups", schemaPath: "#/properties/comprehend/properties/vpc/properties/securityGroups/maxItems", keyword: "maxItems", params: { limit: 5 }, schema: 5, parentSchema: schema27.properties.comprehend.properties.vpc.properties.securityGroups, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err35];
                  } else {
                    vErrors.push(err35);
                  }
                  errors++;
                }
                if (data10.length < 1) {
                  const err36 = { instancePath: instancePath + "/comprehend/vpc/securityGroups", schemaPath: "#/properties/comprehend/properties/vpc/properties/securityGroups/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema27.properties.comprehend.properties.vpc.properties.securityGroups, data: data10 };
                  if (vErrors === null) {
                    vErrors = [err36];
                  } else {
                    vErrors.push(err36);
                  }
                  errors++;
                }
                const len0 = data10.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data11 = data10[i0];
                  if (typeof data11 === "string") {
                    if (data11.length > 32) {
                      const err37 = { instancePath: instancePath + "/comprehend/vpc/securityGroups/" + i0, schemaPath: "#/properties/comprehend/properties/vpc/properties/securityGroups/items/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema27.properties.comprehend.properties.vpc.properties.securityGroups.items, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err37];
                      } else {
                        vErrors.push(err37);
                      }
                      errors++;
                    }
                    if (!pattern7.test(data11)) {
                      const err38 = { instancePath: instancePath + "/comprehend/vpc/securityGroups/" + i0, schemaPath: "#/properties/comprehend/properties/vpc/properties/securityGroups/items/pattern", keyword: "pattern", params: { pattern: "^[-0-9a-zA-Z]+$" }, schema: "^[-0-9a-zA-Z]+$", parentSchema: schema27.properties.comprehend.properties.vpc.properties.securityGroups.items, data: data11 };
                      if (vErrors === null) {
                        vErrors = [err38];
                      } else {
                        vErrors.push(err38);
                      }
                      errors++;
                    }
                  } else {
                    const err39 = { instancePath: instancePath + "/comprehend/vpc/securityGroups/" + i0, schemaPath: "#/properties/comprehend/properties/vpc/properties/securityGroups/items/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.comprehend.properties.vpc.properties.securityGroups.items.type, parentSchema: schema27.properties.comprehend.properties.vpc.properties.securityGroups.items, data: data11 };
                    if (vErrors === null) {
                      vErrors = [err39];
                    } else {
                      vErrors.push(err39);
                    }
                    errors++;
                  }
                }
              } else {
                const err40 = { instancePath: instancePath + "/comprehend/vpc/securityGroups", schemaPath: "#/properties/comprehend/properties/vpc/properties/securityGroups/type", keyword: "type", params: { type: "array" }, schema: schema27.properties.comprehend.properties.vpc.properties.securityGroups.type, parentSchema: schema27.properties.comprehend.properties.vpc.properties.securityGroups, data: data10 };
                if (vErrors === null) {
                  vErrors = [err40];
                } else {
                  vErrors.push(err40);
                }
                errors++;
              }
            }
            if (data9.subnets !== void 0) {
              let data12 = data9.subnets;
              if (Array.isArray(data12)) {
                if (data12.length > 16) {
                  const err41 = { instancePath: instancePath + "/comprehend/vpc/subnets", schemaPath: "#/properties/comprehend/properties/vpc/properties/subnets/maxItems", keyword: "maxItems", params: { limit: 16 }, schema: 16, parentSchema: schema27.properties.comprehend.properties.vpc.properties.subnets, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err41];
                  } else {
                    vErrors.push(err41);
                  }
                  errors++;
                }
                if (data12.length < 1) {
                  const err42 = { instancePath: instancePath + "/comprehend/vpc/subnets", schemaPath: "#/properties/comprehend/properties/vpc/properties/subnets/minItems", keyword: "minItems", params: { limit: 1 }, schema: 1, parentSchema: schema27.properties.comprehend.properties.vpc.properties.subnets, data: data12 };
                  if (vErrors === null) {
                    vErrors = [err42];
                  } else {
                    vErrors.push(err42);
                  }
                  errors++;
                }
                const len1 = data12.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data13 = data12[i1];
                  if (typeof data13 === "string") {
                    if (data13.length > 32) {
                      const err43 = { instancePath: instancePath + "/comprehend/vpc/subnets/" + i1, schemaPath: "#/properties/comprehend/properties/vpc/properties/subnets/items/maxLength", keyword: "maxLength", params: { limit: 32 }, schema: 32, parentSchema: schema27.properties.comprehend.properties.vpc.properties.subnets.items, data: data13 };
                      if (vErrors === null) {
                        vErrors = [err43];
                      } else {
                        vErrors.push(err43);
                      }
                      errors++;
                    }
                    if (!pattern7.test(data13)) {
                      const err44 = { instancePath: instancePath + "/comprehend/vpc/subnets/" + i1, schemaPath: "#/properties/comprehend/properties/vpc/properties/subnets/items/pattern", keyword: "pattern", params: { pattern: "^[-0-9a-zA-Z]+$" }, schema: "^[-0-9a-zA-Z]+$", parentSchema: schema27.properties.comprehend.properties.vpc.properties.subnets.items, data: data13 };
                      if (vErrors === null) {
                        vErrors = [err44];
                      } else {
                        vErrors.push(err44);
                      }
                      errors++;
                    }
                  } else {
                    const err45 = { instancePath: instancePath + "/comprehend/vpc/subnets/" + i1, schemaPath: "#/properties/comprehend/properties/vpc/properties/subnets/items/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.comprehend.properties.vpc.properties.subnets.items.type, parentSchema: schema27.properties.comprehend.properties.vpc.properties.subnets.items, data: data13 };
                    if (vErrors === null) {
                      vErrors = [err45];
                    } else {
                      vErrors.push(err45);
                    }
                    errors++;
                  }
                }
              } else {
                const err46 = { instancePath: instancePath + "/comprehend/vpc/subnets", schemaPath: "#/properties/comprehend/properties/vpc/properties/subnets/type", keyword: "type", params: { type: "array" }, schema: schema27.properties.comprehend.properties.vpc.properties.subnets.type, parentSchema: schema27.properties.comprehend.properties.vpc.properties.subnets, data: data12 };
                if (vErrors === null) {
                  vErrors = [err46];
                } else {
                  vErrors.push(err46);
                }
                errors++;
              }
            }
          } else {
            const err47 = { instancePath: instancePath + "/comprehend/vpc", schemaPath: "#/properties/comprehend/properties/vpc/type", keyword: "type", params: { type: "object" }, schema: schema27.properties.comprehend.properties.vpc.type, parentSchema: schema27.properties.comprehend.properties.vpc, data: data9 };
            if (vErrors === null) {
              vErrors = [err47];
            } else {
              vErrors.push(err47);
            }
            errors++;
          }
        }
        if (data2.tags !== void 0) {
          let data14 = data2.tags;
          if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
            if (Object.keys(data14).length > 50) {
              const err48 = { instancePath: instancePath + "/comprehend/tags", schemaPath: "#/properties/comprehend/properties/tags/maxProperties", keyword: "maxProperties", params: { limit: 50 }, schema: 50, parentSchema: schema27.properties.comprehend.properties.tags, data: data14 };
              if (vErrors === null) {
                vErrors = [err48];
              } else {
                vErrors.push(err48);
              }
              errors++;
            }
            for (const key4 in data14) {
              let data15 = data14[key4];
              if (typeof data15 === "string") {
                if (data15.length > 256) {
                  const err49 = { instancePath: instancePath + "/comprehend/tags/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/comprehend/properties/tags/additionalProperties/maxLength", keyword: "maxLength", params: { limit: 256 }, schema: 256, parentSchema: schema27.properties.comprehend.properties.tags.additionalProperties, data: data15 };
                  if (vErrors === null) {
                    vErrors = [err49];
                  } else {
                    vErrors.push(err49);
                  }
                  errors++;
                }
              } else {
                const err50 = { instancePath: instancePath + "/comprehend/tags/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/comprehend/properties/tags/additionalProperties/type", keyword: "type", params: { type: "string" }, schema: schema27.properties.comprehend.properties.tags.additionalProperties.type, parentSchema: schema27.properties.comprehend.properties.tags.additionalProperties, data: data15 };
                if (vErrors === null) {
                  vErrors = [err50];
                } else {
                  vErrors.push(err50);
                }
                errors++;
              }
            }
          } else {
            const err51 = { instancePath: instancePath + "/comprehend/tags", schemaPath: "#/properties/comprehend/properties/tags/type", keyword: "type", params: { type: "object" }, schema: schema27.properties.comprehend.properties.tags.type, parentSchema: schema27.properties.comprehend.properties.tags, data: data14 };
            if (vErrors === null) {
              vErrors = [err51];
            } else {
              vErrors.push(err51);
            }
            errors++;
          }
        }
      } else {
        const err52 = { instancePath: instancePath + "/comprehend", schemaPath: "#/properties/comprehend/type", keyword: "type", params: { type: "object" }, schema: schema27.properties.comprehend.type, parentSchema: schema27.properties.comprehend, data: data2 };
        if (vErrors === null) {
          vErrors = [err52];
        } else {
          vErrors.push(err52);
        }
        errors++;
      }
    }
  } else {
    const err53 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema27.type, parentSchema: schema27, data };
    if (vErrors === null) {
      vErrors = [err53];
    } else {
      vErrors.push(err53);
    }
    errors++;
  }
  validate73.errors = vErrors;
  return errors === 0;
}
validate73.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema28 = { "type": "object", "additionalProperties": false, "properties": { "minimum": { "$ref": "#/$defs/limits" }, "minimumPerLabel": { "type": "object", "maxProperties": 1001, "additionalProperties": { "$ref": "#/$defs/labelLimits" } }, "maximumDrop": { "$ref": "#/$defs/limits" }, "require": { "enum": ["not-worse", "non-inferior", "better"] }, "confidence": { "type": "number", "exclusiveMinimum": 0.5, "exclusiveMaximum": 1 }, "approval": { "enum": ["on-merge", "manual"] } } };
var schema29 = { "type": "object", "additionalProperties": false, "properties": { "f1": { "$ref": "#/$defs/rate" }, "precision": { "$ref": "#/$defs/rate" }, "recall": { "$ref": "#/$defs/rate" }, "accuracy": { "$ref": "#/$defs/rate" }, "microF1": { "$ref": "#/$defs/rate" } } };
var schema30 = { "type": "number", "minimum": 0, "maximum": 1 };
function validate77(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate77.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (typeof data == "number" && isFinite(data)) {
    if (data > 1 || isNaN(data)) {
      const err0 = { instancePath, schemaPath: "#/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1 }, schema: 1, parentSchema: schema30, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data < 0 || isNaN(data)) {
      const err1 = { instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema30, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "number" }, schema: schema30.type, parentSchema: schema30, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate77.errors = vErrors;
  return errors === 0;
}
validate77.evaluated = { "dynamicProps": false, "dynamicItems": false };
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate76.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "f1" || key0 === "precision" || key0 === "recall" || key0 === "accuracy" || key0 === "microF1")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema29, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.f1 !== void 0) {
      if (!validate77(data.f1, { instancePath: instancePath + "/f1", parentData: data, parentDataProperty: "f1", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
    if (data.precision !== void 0) {
      if (!validate77(data.precision, { instancePath: instancePath + "/precision", parentData: data, parentDataProperty: "precision", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
    if (data.recall !== void 0) {
      if (!validate77(data.recall, { instancePath: instancePath + "/recall", parentData: data, parentDataProperty: "recall", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
    if (data.accuracy !== void 0) {
      if (!validate77(data.accuracy, { instancePath: instancePath + "/accuracy", parentData: data, parentDataProperty: "accuracy", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
    if (data.microF1 !== void 0) {
      if (!validate77(data.microF1, { instancePath: instancePath + "/microF1", parentData: data, parentDataProperty: "microF1", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema29.type, parentSchema: schema29, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate76.errors = vErrors;
  return errors === 0;
}
validate76.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema31 = { "type": "object", "additionalProperties": false, "properties": { "f1": { "$ref": "#/$defs/rate" }, "precision": { "$ref": "#/$defs/rate" }, "recall": { "$ref": "#/$defs/rate" } } };
function validate84(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate84.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "f1" || key0 === "precision" || key0 === "recall")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema31, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.f1 !== void 0) {
      if (!validate77(data.f1, { instancePath: instancePath + "/f1", parentData: data, parentDataProperty: "f1", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
    if (data.precision !== void 0) {
      if (!validate77(data.precision, { instancePath: instancePath + "/precision", parentData: data, parentDataProperty: "precision", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
    if (data.recall !== void 0) {
      if (!validate77(data.recall, { instancePath: instancePath + "/recall", parentData: data, parentDataProperty: "recall", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate77.errors : vErrors.concat(validate77.errors);
        errors = vErrors.length;
      }
    }
  } else {
    const err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema31.type, parentSchema: schema31, data };
    if (vErrors === null) {
      vErrors = [err1];
    } else {
      vErrors.push(err1);
    }
    errors++;
  }
  validate84.errors = vErrors;
  return errors === 0;
}
validate84.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate75(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate75.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "minimum" || key0 === "minimumPerLabel" || key0 === "maximumDrop" || key0 === "require" || key0 === "confidence" || key0 === "approval")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema28, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.minimum !== void 0) {
      if (!validate76(data.minimum, { instancePath: instancePath + "/minimum", parentData: data, parentDataProperty: "minimum", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
        errors = vErrors.length;
      }
    }
    if (data.minimumPerLabel !== void 0) {
      let data1 = data.minimumPerLabel;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        if (Object.keys(data1).length > 1001) {
          const err1 = { instancePath: instancePath + "/minimumPerLabel", schemaPath: "#/properties/minimumPerLabel/maxProperties", keyword: "maxProperties", params: { limit: 1001 }, schema: 1001, parentSchema: schema28.properties.minimumPerLabel, data: data1 };
          if (vErrors === null) {
            vErrors = [err1];
          } else {
            vErrors.push(err1);
          }
          errors++;
        }
        for (const key1 in data1) {
          if (!validate84(data1[key1], { instancePath: instancePath + "/minimumPerLabel/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data1, parentDataProperty: key1, rootData, dynamicAnchors })) {
            vErrors = vErrors === null ? validate84.errors : vErrors.concat(validate84.errors);
            errors = vErrors.length;
          }
        }
      } else {
        const err2 = { instancePath: instancePath + "/minimumPerLabel", schemaPath: "#/properties/minimumPerLabel/type", keyword: "type", params: { type: "object" }, schema: schema28.properties.minimumPerLabel.type, parentSchema: schema28.properties.minimumPerLabel, data: data1 };
        if (vErrors === null) {
          vErrors = [err2];
        } else {
          vErrors.push(err2);
        }
        errors++;
      }
    }
    if (data.maximumDrop !== void 0) {
      if (!validate76(data.maximumDrop, { instancePath: instancePath + "/maximumDrop", parentData: data, parentDataProperty: "maximumDrop", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
        errors = vErrors.length;
      }
    }
    if (data.require !== void 0) {
      let data4 = data.require;
      if (!(data4 === "not-worse" || data4 === "non-inferior" || data4 === "better")) {
        const err3 = { instancePath: instancePath + "/require", schemaPath: "#/properties/require/enum", keyword: "enum", params: { allowedValues: schema28.properties.require.enum }, schema: schema28.properties.require.enum, parentSchema: schema28.properties.require, data: data4 };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.confidence !== void 0) {
      let data5 = data.confidence;
      if (typeof data5 == "number" && isFinite(data5)) {
        if (data5 >= 1 || isNaN(data5)) {
          const err4 = { instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/exclusiveMaximum", keyword: "exclusiveMaximum", params: { comparison: "<", limit: 1 }, schema: 1, parentSchema: schema28.properties.confidence, data: data5 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
        if (data5 <= 0.5 || isNaN(data5)) {
          const err5 = { instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/exclusiveMinimum", keyword: "exclusiveMinimum", params: { comparison: ">", limit: 0.5 }, schema: 0.5, parentSchema: schema28.properties.confidence, data: data5 };
          if (vErrors === null) {
            vErrors = [err5];
          } else {
            vErrors.push(err5);
          }
          errors++;
        }
      } else {
        const err6 = { instancePath: instancePath + "/confidence", schemaPath: "#/properties/confidence/type", keyword: "type", params: { type: "number" }, schema: schema28.properties.confidence.type, parentSchema: schema28.properties.confidence, data: data5 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
    }
    if (data.approval !== void 0) {
      let data6 = data.approval;
      if (!(data6 === "on-merge" || data6 === "manual")) {
        const err7 = { instancePath: instancePath + "/approval", schemaPath: "#/properties/approval/enum", keyword: "enum", params: { allowedValues: schema28.properties.approval.enum }, schema: schema28.properties.approval.enum, parentSchema: schema28.properties.approval, data: data6 };
        if (vErrors === null) {
          vErrors = [err7];
        } else {
          vErrors.push(err7);
        }
        errors++;
      }
    }
  } else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema28.type, parentSchema: schema28, data };
    if (vErrors === null) {
      vErrors = [err8];
    } else {
      vErrors.push(err8);
    }
    errors++;
  }
  validate75.errors = vErrors;
  return errors === 0;
}
validate75.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema32 = { "type": "object", "additionalProperties": false, "properties": { "train": { "enum": ["always", "on-request", "never"] } } };
function validate91(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate91.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "train")) {
        const err0 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema32, data };
        if (vErrors === null) {
          vErrors = [err0];
        } else {
          vErrors.push(err0);
        }
        errors++;
      }
    }
    if (data.train !== void 0) {
      let data0 = data.train;
      if (!(data0 === "always" || data0 === "on-request" || data0 === "never")) {
        const err1 = { instancePath: instancePath + "/train", schemaPath: "#/properties/train/enum", keyword: "enum", params: { allowedValues: schema32.properties.train.enum }, schema: schema32.properties.train.enum, parentSchema: schema32.properties.train, data: data0 };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
  } else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema32.type, parentSchema: schema32, data };
    if (vErrors === null) {
      vErrors = [err2];
    } else {
      vErrors.push(err2);
    }
    errors++;
  }
  validate91.errors = vErrors;
  return errors === 0;
}
validate91.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema33 = { "type": "object", "additionalProperties": false, "required": ["usdPerMonth"], "properties": { "usdPerMonth": { "type": "number", "minimum": 0, "maximum": 1e6 } } };
function validate93(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate93.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.usdPerMonth === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "usdPerMonth" }, schema: schema33.required, parentSchema: schema33, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!(key0 === "usdPerMonth")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema33, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.usdPerMonth !== void 0) {
      let data0 = data.usdPerMonth;
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 1e6 || isNaN(data0)) {
          const err2 = { instancePath: instancePath + "/usdPerMonth", schemaPath: "#/properties/usdPerMonth/maximum", keyword: "maximum", params: { comparison: "<=", limit: 1e6 }, schema: 1e6, parentSchema: schema33.properties.usdPerMonth, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0 < 0 || isNaN(data0)) {
          const err3 = { instancePath: instancePath + "/usdPerMonth", schemaPath: "#/properties/usdPerMonth/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, schema: 0, parentSchema: schema33.properties.usdPerMonth, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
      } else {
        const err4 = { instancePath: instancePath + "/usdPerMonth", schemaPath: "#/properties/usdPerMonth/type", keyword: "type", params: { type: "number" }, schema: schema33.properties.usdPerMonth.type, parentSchema: schema33.properties.usdPerMonth, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
    }
  } else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema33.type, parentSchema: schema33, data };
    if (vErrors === null) {
      vErrors = [err5];
    } else {
      vErrors.push(err5);
    }
    errors++;
  }
  validate93.errors = vErrors;
  return errors === 0;
}
validate93.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
var schema34 = { "type": ["object", "null"], "additionalProperties": false, "properties": { "name": { "type": "string", "pattern": "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", "patternErrorMessage": "letters, digits and hyphens, beginning and ending with a letter or digit", "minLength": 1, "maxLength": 40 }, "inferenceUnits": { "type": "integer", "minimum": 1, "maximum": 100 } } };
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate95.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (!(data && typeof data == "object" && !Array.isArray(data)) && data !== null) {
    const err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema34.type }, schema: schema34.type, parentSchema: schema34, data };
    if (vErrors === null) {
      vErrors = [err0];
    } else {
      vErrors.push(err0);
    }
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "name" || key0 === "inferenceUnits")) {
        const err1 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema34, data };
        if (vErrors === null) {
          vErrors = [err1];
        } else {
          vErrors.push(err1);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (data0.length > 40) {
          const err2 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 40 }, schema: 40, parentSchema: schema34.properties.name, data: data0 };
          if (vErrors === null) {
            vErrors = [err2];
          } else {
            vErrors.push(err2);
          }
          errors++;
        }
        if (data0.length < 1) {
          const err3 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema34.properties.name, data: data0 };
          if (vErrors === null) {
            vErrors = [err3];
          } else {
            vErrors.push(err3);
          }
          errors++;
        }
        if (!pattern3.test(data0)) {
          const err4 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$" }, schema: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", parentSchema: schema34.properties.name, data: data0 };
          if (vErrors === null) {
            vErrors = [err4];
          } else {
            vErrors.push(err4);
          }
          errors++;
        }
      } else {
        const err5 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema34.properties.name.type, parentSchema: schema34.properties.name, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.inferenceUnits !== void 0) {
      let data1 = data.inferenceUnits;
      if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1)) && isFinite(data1))) {
        const err6 = { instancePath: instancePath + "/inferenceUnits", schemaPath: "#/properties/inferenceUnits/type", keyword: "type", params: { type: "integer" }, schema: schema34.properties.inferenceUnits.type, parentSchema: schema34.properties.inferenceUnits, data: data1 };
        if (vErrors === null) {
          vErrors = [err6];
        } else {
          vErrors.push(err6);
        }
        errors++;
      }
      if (typeof data1 == "number" && isFinite(data1)) {
        if (data1 > 100 || isNaN(data1)) {
          const err7 = { instancePath: instancePath + "/inferenceUnits", schemaPath: "#/properties/inferenceUnits/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, schema: 100, parentSchema: schema34.properties.inferenceUnits, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          const err8 = { instancePath: instancePath + "/inferenceUnits", schemaPath: "#/properties/inferenceUnits/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, schema: 1, parentSchema: schema34.properties.inferenceUnits, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      }
    }
  }
  validate95.errors = vErrors;
  return errors === 0;
}
validate95.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null;
  let errors = 0;
  const evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps) {
    evaluated0.props = void 0;
  }
  if (evaluated0.dynamicItems) {
    evaluated0.items = void 0;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === void 0) {
      const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "name" }, schema: schema19.required, parentSchema: schema19, data };
      if (vErrors === null) {
        vErrors = [err0];
      } else {
        vErrors.push(err0);
      }
      errors++;
    }
    if (data.task === void 0) {
      const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "task" }, schema: schema19.required, parentSchema: schema19, data };
      if (vErrors === null) {
        vErrors = [err1];
      } else {
        vErrors.push(err1);
      }
      errors++;
    }
    if (data.datasets === void 0) {
      const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "datasets" }, schema: schema19.required, parentSchema: schema19, data };
      if (vErrors === null) {
        vErrors = [err2];
      } else {
        vErrors.push(err2);
      }
      errors++;
    }
    for (const key0 in data) {
      if (!func1.call(schema19.properties, key0)) {
        const err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, schema: false, parentSchema: schema19, data };
        if (vErrors === null) {
          vErrors = [err3];
        } else {
          vErrors.push(err3);
        }
        errors++;
      }
    }
    if (data.version !== void 0) {
      let data0 = data.version;
      if (!(typeof data0 == "number" && (!(data0 % 1) && !isNaN(data0)) && isFinite(data0))) {
        const err4 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/type", keyword: "type", params: { type: "integer" }, schema: schema19.properties.version.type, parentSchema: schema19.properties.version, data: data0 };
        if (vErrors === null) {
          vErrors = [err4];
        } else {
          vErrors.push(err4);
        }
        errors++;
      }
      if (!(data0 === 1)) {
        const err5 = { instancePath: instancePath + "/version", schemaPath: "#/properties/version/enum", keyword: "enum", params: { allowedValues: schema19.properties.version.enum }, schema: schema19.properties.version.enum, parentSchema: schema19.properties.version, data: data0 };
        if (vErrors === null) {
          vErrors = [err5];
        } else {
          vErrors.push(err5);
        }
        errors++;
      }
    }
    if (data.name !== void 0) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (data1.length > 54) {
          const err6 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/maxLength", keyword: "maxLength", params: { limit: 54 }, schema: 54, parentSchema: schema19.properties.name, data: data1 };
          if (vErrors === null) {
            vErrors = [err6];
          } else {
            vErrors.push(err6);
          }
          errors++;
        }
        if (data1.length < 1) {
          const err7 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema19.properties.name, data: data1 };
          if (vErrors === null) {
            vErrors = [err7];
          } else {
            vErrors.push(err7);
          }
          errors++;
        }
        if (!pattern3.test(data1)) {
          const err8 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$" }, schema: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", parentSchema: schema19.properties.name, data: data1 };
          if (vErrors === null) {
            vErrors = [err8];
          } else {
            vErrors.push(err8);
          }
          errors++;
        }
      } else {
        const err9 = { instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, schema: schema19.properties.name.type, parentSchema: schema19.properties.name, data: data1 };
        if (vErrors === null) {
          vErrors = [err9];
        } else {
          vErrors.push(err9);
        }
        errors++;
      }
    }
    if (data.task !== void 0) {
      if (!validate53(data.task, { instancePath: instancePath + "/task", parentData: data, parentDataProperty: "task", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
        errors = vErrors.length;
      }
    }
    if (data.datasets !== void 0) {
      if (!validate55(data.datasets, { instancePath: instancePath + "/datasets", parentData: data, parentDataProperty: "datasets", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
        errors = vErrors.length;
      }
    }
    if (data.engine !== void 0) {
      if (!validate73(data.engine, { instancePath: instancePath + "/engine", parentData: data, parentDataProperty: "engine", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors);
        errors = vErrors.length;
      }
    }
    if (data.promotion !== void 0) {
      if (!validate75(data.promotion, { instancePath: instancePath + "/promotion", parentData: data, parentDataProperty: "promotion", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate75.errors : vErrors.concat(validate75.errors);
        errors = vErrors.length;
      }
    }
    if (data.pullRequests !== void 0) {
      if (!validate91(data.pullRequests, { instancePath: instancePath + "/pullRequests", parentData: data, parentDataProperty: "pullRequests", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate91.errors : vErrors.concat(validate91.errors);
        errors = vErrors.length;
      }
    }
    if (data.budget !== void 0) {
      if (!validate93(data.budget, { instancePath: instancePath + "/budget", parentData: data, parentDataProperty: "budget", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors);
        errors = vErrors.length;
      }
    }
    if (data.endpoint !== void 0) {
      if (!validate95(data.endpoint, { instancePath: instancePath + "/endpoint", parentData: data, parentDataProperty: "endpoint", rootData, dynamicAnchors })) {
        vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
        errors = vErrors.length;
      }
    }
    if (data.pin !== void 0) {
      let data9 = data.pin;
      if (typeof data9 !== "string" && data9 !== null) {
        const err10 = { instancePath: instancePath + "/pin", schemaPath: "#/properties/pin/type", keyword: "type", params: { type: schema19.properties.pin.type }, schema: schema19.properties.pin.type, parentSchema: schema19.properties.pin, data: data9 };
        if (vErrors === null) {
          vErrors = [err10];
        } else {
          vErrors.push(err10);
        }
        errors++;
      }
      if (typeof data9 === "string") {
        if (data9.length > 63) {
          const err11 = { instancePath: instancePath + "/pin", schemaPath: "#/properties/pin/maxLength", keyword: "maxLength", params: { limit: 63 }, schema: 63, parentSchema: schema19.properties.pin, data: data9 };
          if (vErrors === null) {
            vErrors = [err11];
          } else {
            vErrors.push(err11);
          }
          errors++;
        }
        if (data9.length < 1) {
          const err12 = { instancePath: instancePath + "/pin", schemaPath: "#/properties/pin/minLength", keyword: "minLength", params: { limit: 1 }, schema: 1, parentSchema: schema19.properties.pin, data: data9 };
          if (vErrors === null) {
            vErrors = [err12];
          } else {
            vErrors.push(err12);
          }
          errors++;
        }
        if (!pattern3.test(data9)) {
          const err13 = { instancePath: instancePath + "/pin", schemaPath: "#/properties/pin/pattern", keyword: "pattern", params: { pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$" }, schema: "^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", parentSchema: schema19.properties.pin, data: data9 };
          if (vErrors === null) {
            vErrors = [err13];
          } else {
            vErrors.push(err13);
          }
          errors++;
        }
      }
    }
    if (data.suspend !== void 0) {
      let data10 = data.suspend;
      if (typeof data10 !== "boolean") {
        const err14 = { instancePath: instancePath + "/suspend", schemaPath: "#/properties/suspend/type", keyword: "type", params: { type: "boolean" }, schema: schema19.properties.suspend.type, parentSchema: schema19.properties.suspend, data: data10 };
        if (vErrors === null) {
          vErrors = [err14];
        } else {
          vErrors.push(err14);
        }
        errors++;
      }
    }
  } else {
    const err15 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, schema: schema19.type, parentSchema: schema19, data };
    if (vErrors === null) {
      vErrors = [err15];
    } else {
      vErrors.push(err15);
    }
    errors++;
  }
  validate52.errors = vErrors;
  return errors === 0;
}
validate52.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };

// src/config/shape.ts
var listed4 = 100;
function checkShape(value, file, locator) {
  if (validate_generated_default(value)) return { problems: [], sound: value };
  const violations2 = available2(validate_generated_default.errors);
  const all = telling2(violations2);
  const problems = all.slice(0, listed4).map((violation, index) => {
    const path = pathOf2(violation, value);
    const atKey = violation.keyword === "additionalProperties" || violation.keyword === "required";
    const last = index === listed4 - 1 && all.length > listed4;
    const { rule, message, hint } = last ? unlisted(all.length - index) : sentence2(violation, path, locator);
    return problemAt(file, atKey ? locator.key(path) : locator.value(path), rule, message, { hint });
  });
  for (const violation of violations2) remove(value, violation);
  return { problems, sound: value };
}
var unlisted = (count5) => ({
  rule: "more-problems",
  message: `This and ${count5 - 1} more settings are wrong in ways that are not listed.`,
  hint: "Correct the others first."
});
function available2(violations2) {
  const unavailable2 = violations2.filter(({ keyword }) => keyword === "notYetAvailable").map(({ instancePath }) => instancePath);
  return violations2.filter(({ keyword, instancePath }) => {
    if (keyword === "notYetAvailable") return true;
    if (keyword === "not" || keyword === "false schema") return false;
    return !unavailable2.some((path) => `${instancePath}/`.startsWith(`${path}/`));
  });
}
function telling2(violations2) {
  const misspelled = new Set(
    violations2.filter(({ keyword }) => keyword === "additionalProperties").map((one) => `${one.instancePath}/${meant(one) ?? ""}`)
  );
  const seen2 = /* @__PURE__ */ new Set();
  return violations2.filter((violation) => {
    const { keyword, instancePath, params } = violation;
    if (keyword === "required" && misspelled.has(`${instancePath}/${params.missingProperty}`)) return false;
    const place3 = `${instancePath}
${params.missingProperty ?? params.additionalProperty ?? ""}`;
    return !seen2.has(place3) && seen2.add(place3);
  });
}
function pathOf2({ instancePath, params }, value) {
  const steps = instancePath.split("/").slice(1);
  let holder = value;
  const path = steps.map((escaped) => {
    const step2 = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
    const inList = Array.isArray(holder);
    holder = holder?.[step2];
    return inList ? Number(step2) : step2;
  });
  const unknown = params.additionalProperty;
  return unknown !== void 0 ? [...path, unknown] : path;
}
var dotted = (path) => path.map((step2, index) => typeof step2 === "number" ? `[${step2}]` : `${index === 0 ? "" : "."}${shortened(step2)}`).join("");
var keysOf = ({ parentSchema }) => Object.keys(parentSchema.properties ?? {});
function meant(violation) {
  const key = violation.params.additionalProperty;
  return Object.hasOwn(parents, key) ? null : closest(key, keysOf(violation));
}
function sentence2(violation, path, locator) {
  switch (violation.keyword) {
    case "additionalProperties":
      return unknownKey(violation, path);
    case "required": {
      const missing = violation.params.missingProperty;
      const name3 = dotted([...path, missing]);
      return { rule: "missing-key", message: `\`${name3}\` is missing.`, hint: missingHints[name3] ?? `Add \`${missing}\`.` };
    }
    default: {
      const name3 = dotted(path);
      const said = expectation(violation, name3, locator.written(path));
      const empty = violation.data === null || violation.data === "";
      return empty && Object.hasOwn(missingHints, name3) ? { ...said, hint: missingHints[name3] } : said;
    }
  }
}
var missingHints = {
  name: "Add a name for the flywheel, for example `name: support-tickets`.",
  task: "Add `task: {}` for a multi-class classifier of English text, or say more about the task.",
  datasets: 'Say where the labelled documents are, for example `datasets: { train: "data/train/**/*.csv" }`.',
  "datasets.train": "Say where the documents to train on are, for example `train: data/train/**/*.csv`."
};
function unknownKey(violation, path) {
  const key = violation.params.additionalProperty;
  const where = path.length === 1 ? "flywheel.yaml" : `\`${dotted(path.slice(0, -1))}\``;
  const message = `${where} has no key \`${shortened(key)}\`.`;
  const likely = meant(violation);
  const allowed = `Its keys are: ${keysOf(violation).join(", ")}.`;
  if (likely !== null) return { rule: "unknown-key", message: `${message} Did you mean \`${likely}\`?`, hint: allowed };
  const homes = Object.hasOwn(parents, key) ? parents[key].map((home) => home === "" ? "the top of the file" : `\`${home}\``) : [];
  if (/^\d+$/.test(key)) {
    return { rule: "unknown-key", message, hint: "If it is the rest of a number: decimals are written with a point, for example 0.8." };
  }
  if (homes.length === 0) return { rule: "unknown-key", message, hint: allowed };
  return {
    rule: "unknown-key",
    message: `${message} \`${key}\` belongs under ${homes.join(" or ")}.`.replace("under the top", "at the top"),
    hint: `Check the indentation, or move the line. ${allowed}`
  };
}
function remove(value, violation) {
  const path = pathOf2(violation, value);
  if (violation.keyword === "notYetAvailable") return;
  if (violation.keyword === "required" && (path.length === 0 || path.join() === "datasets")) return;
  let holder = value;
  let owner = null;
  for (const [index, step2] of path.entries()) {
    if (typeof holder !== "object" || holder === null) return;
    const inList = Array.isArray(holder);
    if (!inList) owner = { in: holder, key: String(step2) };
    if (inList || index === path.length - 1) break;
    holder = holder[step2];
  }
  if (owner !== null) delete owner.in[owner.key];
}

// src/config/syntax.ts
var import_yaml3 = __toESM(require_dist(), 1);
var maximumLength = 256 * 1024;
var maximumDepth = 64;
function readYaml(text3, file) {
  const place3 = placesIn(text3);
  const refused2 = (found2) => ({
    problems: found2.map(({ offset, rule, message, ...details }) => problemAt(file, place3(offset), rule, message, details))
  });
  const early = tooLarge(text3) ?? notText(text3) ?? hostile(text3);
  if (early !== null) return refused2([early]);
  const document = (0, import_yaml3.parseDocument)(text3, { version: "1.2", uniqueKeys: false, prettyErrors: false, logLevel: "error" });
  const wrong2 = firstOfEachLine([...document.errors, ...document.warnings], place3);
  if (wrong2.length > 0) return refused2(wrong2.map((error) => explain(error, text3)));
  if (!(0, import_yaml3.isMap)(document.contents)) return refused2([notAMapping(document, text3)]);
  return { document, place: place3 };
}
function tooLarge(text3) {
  if (text3.length <= maximumLength) return null;
  const message = `The file has ${text3.length} characters; at most ${maximumLength} are read.`;
  return { offset: 0, rule: "file-too-large", message, hint: "Keep settings here and documents in the files that `datasets` names." };
}
function notText(text3) {
  const offset = text3.search(/[\0\ufffd]/);
  if (offset === -1) return null;
  return { offset, rule: "not-text", message: "The file is not UTF-8 text.", hint: "Save it as UTF-8; some Windows tools write UTF-16." };
}
function hostile(text3) {
  const indents = [];
  let brackets = 0;
  let offset = 0;
  let lineStart = 0;
  let inIndent = true;
  for (const token of new import_yaml3.Lexer().lex(text3)) {
    if (token === "" || token === "" || token === "") continue;
    if (token.startsWith("%") && inIndent && offset === lineStart) return directive(offset, token);
    if (token === "[" || token === "{") brackets++;
    if (token === "]" || token === "}") brackets = Math.max(0, brackets - 1);
    const blank = /^[ \t]*$/.test(token);
    const breaks = token.includes("\n");
    if (!blank && !breaks && (inIndent || token === "-" || token === "?")) {
      while (indents.length > 0 && indents.at(-1) >= offset - lineStart) indents.pop();
      indents.push(offset - lineStart);
    }
    if (indents.length + brackets > maximumDepth) return tooDeep(offset);
    inIndent = breaks || inIndent && (blank || token === "-" || token === "?");
    offset += token.length;
    if (breaks) lineStart = offset - (token.length - token.lastIndexOf("\n") - 1);
  }
  return null;
}
var tooDeep = (offset) => ({
  offset,
  rule: "yaml-nesting",
  message: `Settings are nested more than ${maximumDepth} deep here.`,
  hint: "No setting of flywheel.yaml is nested deeper than five; look for brackets that are not closed."
});
var directive = (offset, token) => ({
  offset,
  rule: "yaml-directive",
  message: `The directive \`${token.trim()}\` is not allowed: it changes what the lines below mean.`,
  hint: "Remove the line; the file is read as YAML 1.2."
});
function notAMapping(document, text3) {
  const example = 'The shortest file has three lines: `name: my-flywheel`, `task: {}` and `datasets: { train: "data/*.csv" }`.';
  if (document.contents === null || /^\s*(null|~)?\s*$/.test(text3)) {
    return { offset: 0, rule: "empty-file", message: "The file has no settings.", hint: example };
  }
  const message = "The file must be a mapping, lines of `key: value`.";
  return { offset: document.contents.range[0], rule: "not-a-mapping", message, hint: example };
}
function firstOfEachLine(errors, place3) {
  const sorted = errors.sort((a, b) => a.pos[0] - b.pos[0]);
  return sorted.filter((one, index) => index === 0 || place3(one.pos[0]).line !== place3(sorted[index - 1].pos[0]).line);
}
var indentation = "Settings that belong together begin at the same column; those below a key are indented by two more spaces.";
var lineAfter = (text3, offset) => {
  const end = text3.indexOf("\n", offset);
  return end === -1 ? offset : end + 1;
};
function lastQuote(text3) {
  let offset = 0;
  let last = 0;
  for (const token of new import_yaml3.Lexer().lex(text3)) {
    if (token === "" || token === "" || token === "") continue;
    if (/^["']/.test(token)) last = offset;
    offset += token.length;
  }
  return last;
}
function explain(error, text3) {
  const offset = error.pos[0];
  const at3 = (message, hint, rule = "yaml-syntax") => ({ offset, rule, message, hint });
  const indented = (message, from) => ({
    ...at3(message, indentation),
    offset: from + text3.slice(from).search(/\S|$/)
  });
  switch (error.code) {
    case "TAB_AS_INDENT":
      return at3("This line is indented with a tab; YAML allows spaces only.", "Replace the tab by two spaces.");
    case "BAD_INDENT":
      if (error.message.startsWith("Flow")) return at3("A bracket that was opened before is not closed here.", "Close it with `]` or `}`.");
      return indented("This line is indented differently from the settings around it.", offset);
    case "BLOCK_AS_IMPLICIT_KEY":
      if (!/^[^\n]*:\s*\S/.test(text3.slice(offset))) {
        return indented("This line is indented below a setting that already has its value.", lineAfter(text3, offset));
      }
      return at3(
        "The value that begins here runs into another `key: value`.",
        "Give every setting its own line, at the same column as its neighbours; put text that contains `: ` in quotes."
      );
    case "MULTILINE_IMPLICIT_KEY":
      return at3("A setting needs a colon and a space after its key.", "Write `key: value`.");
    case "MISSING_CHAR":
      if (error.message.includes("quote")) return { ...at3("A quote is opened here and not closed.", "Close it."), offset: lastQuote(text3) };
      return at3("A setting needs a colon and a value after its key.", "Write `key: value`, or remove the line.");
    case "BAD_SCALAR_START":
      return at3(`A value cannot begin with \`${text3[offset] ?? ""}\`.`, "Put the value in quotes.");
    case "MULTIPLE_DOCS":
      return at3(
        "A second YAML document begins here; one file declares one flywheel.",
        "Move it to a flywheel.yaml of its own, or remove the `---`.",
        "several-documents"
      );
    case "TAG_RESOLVE_FAILED":
      return at3(`The tag \`${text3.slice(offset, error.pos[1])}\` is not supported.`, "Remove it; no setting needs a tag.", "yaml-tag");
    default:
      return at3(`${error.message}.`, "Correct the line; flywheel.yaml is YAML 1.2.");
  }
}

// src/config/parse.ts
function parseConfig(text3, file) {
  const yaml = readYaml(text3.replace(/^\ufeff/, ""), file);
  if ("problems" in yaml) return { config: null, problems: yaml.problems };
  const tree = checkTree(yaml, file);
  if (tree.length > 0) return { config: null, problems: tree.sort(byPosition) };
  const locator = locate(yaml);
  const { problems: shape, sound } = checkShape(yaml.document.toJS(), file, locator);
  const problems = [...shape, ...checkRules(sound, file, locator)].sort(byPosition);
  if (problems.some(isError)) return { config: null, problems };
  return { config: complete(sound, file), positions: positionsOf(yaml, locator), problems };
}

// src/datasets/checks/near.ts
function nearEquals(lists) {
  const length = lists.reduce((sum, list3) => sum + list3.length, 0);
  const [left, right] = [new Int32Array(length), new Int32Array(length)];
  const hash3 = { left: 0, right: 0 };
  let at3 = 0;
  for (const list3 of lists) {
    for (const { text: text3 } of list3) {
      hashNear(text3, hash3);
      left[at3] = hash3.left;
      right[at3++] = hash3.right;
    }
  }
  const same2 = (a, b) => left[a] === left[b] && right[a] === right[b];
  const { first } = equals(length, (index) => left[index] ^ left[index] >>> 15, same2);
  return { first, blank: (index) => left[index] === 0 && right[index] === 0 };
}
var [gap, digit] = [32, 48];
var plain = Uint8Array.from({ length: 128 }, (_, code2) => {
  const character = String.fromCharCode(code2);
  if (/\d/.test(character)) return digit;
  return /[a-z]/i.test(character) ? character.toLowerCase().charCodeAt(0) : gap;
});
var notAscii = /[\u0080-\uffff]/;
function hashNear(text3, hash3) {
  const folded = notAscii.test(text3) ? text3.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ") : text3;
  let [left, right, last] = [0, 0, gap];
  for (let at3 = 0; at3 < folded.length; at3++) {
    const code2 = folded.charCodeAt(at3);
    const one = code2 < 128 ? plain[code2] : code2;
    if (one === gap || one === digit && last === digit) {
      if (one === gap && last !== gap) last = gap;
      continue;
    }
    if (last === gap && left !== 0) [left, right] = [mix(left, gap, 16777619), mix(right, gap, 1540483477)];
    left = mix(left, one, 16777619);
    right = mix(right, one, 1540483477);
    last = one;
  }
  hash3.left = left;
  hash3.right = right;
}
var mix = (hash3, code2, prime) => {
  const product = Math.imul(hash3 ^ code2, prime) + 2654435769;
  return product ^ product >>> 13 | 0;
};

// src/datasets/checks/material.ts
function prepare(datasets, add) {
  const part = (name3, documents) => ({
    ...{ name: name3, documents },
    byText: keyIndex(documents, "text"),
    byDocument: keyIndex(documents, "document")
  });
  const parts = { train: part("TRAIN", datasets.train), test: part("TEST", datasets.test), golden: part("golden", datasets.golden) };
  const counts = { trainCounts: labelCounts(parts.train), testCounts: labelCounts(parts.test) };
  return { ...datasets, ...counts, parts, near: nearEquals([datasets.train, datasets.test]), add };
}
function labelCounts({ documents, byDocument }) {
  const counts = /* @__PURE__ */ new Map();
  for (let at3 = 0; at3 < documents.length; at3++)
    if (byDocument.first[at3] === at3) for (const label of documents[at3].labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
var place2 = ({ file, line }) => `${file}:${line}`;
var at2 = ({ file, line, column }) => ({ file, line, column });
function atSetting({ file, positions }, setting) {
  const known2 = positions?.get(setting);
  return known2 === void 0 ? { file: file ?? "flywheel.yaml", line: 1, column: 1 } : { file: file ?? "flywheel.yaml", ...known2 };
}
var firstWith = (documents, label) => documents.find(({ labels: labels2 }) => labels2.includes(label));

// src/datasets/checks/content.ts
function checkContent(material) {
  for (const part of Object.values(material.parts)) {
    checkFormulas(material, part);
    checkPersonal(material, part);
  }
}
function findIn(documents, wanted2) {
  const found2 = { count: 0, some: [] };
  for (const document of documents) {
    if (!wanted2(document.text)) continue;
    found2.count++;
    if (found2.some.length < 3) found2.some.push(document);
  }
  return found2;
}
var places = ({ count: count5, some: some2 }) => `${listed3(some2.map(place2))}${count5 > some2.length ? " …" : ""}`;
var formula = /^(?:=[\w.+$:* -]{0,40}\(|[=+@-]\s?\w{1,40}\|')/;
function checkFormulas({ add }, { name: name3, documents }) {
  const found2 = findIn(documents, (text3) => formula.test(text3));
  if (found2.count === 0) return;
  add({
    ...{ ...at2(found2.some[0]), rule: "spreadsheet-formula", severity: "warning" },
    message: `${counted(found2.count, `${name3} document begins`, `${name3} documents begin`)} like a spreadsheet formula, which a spreadsheet would run on opening the file: ${places(found2)}.`,
    hint: "Export values instead of formulas, or remove the documents."
  });
}
var email = /[\w.+-]{1,64}@[\w-]{1,63}\.[A-Za-z]{2,}/;
var card = /(?<![\d.,])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\d.,]?\d)/g;
var iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g;
var personal = [
  ["an e-mail address", "e-mail addresses", (text3) => text3.includes("@") && email.test(text3)],
  ["a payment card number", "payment card numbers", (text3) => (text3.match(card) ?? []).some(isCardNumber)],
  ["a bank account number (IBAN)", "bank account numbers (IBAN)", (text3) => (text3.match(iban) ?? []).some(isIban)]
];
function checkPersonal({ add }, { name: name3, documents }) {
  for (const [noun, plural2, wanted2] of personal) {
    const found2 = findIn(documents, wanted2);
    if (found2.count === 0) continue;
    add({
      ...{ ...at2(found2.some[0]), rule: "personal-data", severity: "notice" },
      message: `${counted(found2.count, `${name3} document seems`, `${name3} documents seem`)} to hold ${found2.count === 1 ? noun : plural2}: ${places(found2)}.`,
      hint: "Replace personal data by placeholders unless you may keep and train on it; Git remembers it for ever."
    });
  }
}
function isCardNumber(written) {
  const digits = Array.from(written.replace(/\D/g, ""), Number).reverse();
  const sum = digits.reduce((total, digit2, at3) => total + (at3 % 2 === 0 ? digit2 : digit2 > 4 ? digit2 * 2 - 9 : digit2 * 2), 0);
  return digits.length >= 13 && digits.length <= 19 && sum % 10 === 0;
}
function isIban(written) {
  const plain2 = written.replaceAll(" ", "");
  let rest = 0;
  for (const character of plain2.slice(4) + plain2.slice(0, 4)) rest = Number(`${rest}${Number.parseInt(character, 36)}`) % 97;
  return plain2.length >= 15 && plain2.length <= 34 && rest === 1;
}

// src/datasets/checks/drift.ts
var largestShift = 0.15;
var largestLengthRatio = 2;
var fewestDocuments = 50;
function checkDrift(material) {
  const { train: train2, test } = material.parts;
  if (Math.min(train2.byDocument.distinct, test.byDocument.distinct) < fewestDocuments) return;
  checkLabelShares(material, train2.byDocument.distinct, test.byDocument.distinct);
  checkLengths(material, train2, test);
}
function checkLabelShares({ trainCounts, testCounts, test, add }, trainTotal, testTotal) {
  const labels2 = [.../* @__PURE__ */ new Set([...trainCounts.keys(), ...testCounts.keys()])].sort();
  let shift = 0;
  let chance = 0;
  let widest = { label: "", train: 0, test: 0 };
  for (const label of labels2) {
    const share3 = { label, train: (trainCounts.get(label) ?? 0) / trainTotal, test: (testCounts.get(label) ?? 0) / testTotal };
    shift += Math.abs(share3.train - share3.test) / 2;
    const pooled2 = ((trainCounts.get(label) ?? 0) + (testCounts.get(label) ?? 0)) / (trainTotal + testTotal);
    chance += Math.sqrt(pooled2 * (1 - pooled2) * (1 / trainTotal + 1 / testTotal) / (2 * Math.PI));
    if (Math.abs(share3.train - share3.test) > Math.abs(widest.train - widest.test)) widest = share3;
  }
  if (shift - chance <= largestShift) return;
  add({
    ...{ ...at2(test[0]), rule: "label-drift", severity: "notice" },
    message: `TEST has other shares of labels than TRAIN: ${percent3(shift)} of its documents would have to change label to agree (chance: about ${percent3(chance)}). Widest for ${quoted2(widest.label)}: ${percent3(widest.train)} of TRAIN, ${percent3(widest.test)} of TEST.`,
    hint: "Draw TEST from the texts that applications send; macro averages weigh every label alike all the same."
  });
}
function checkLengths({ test, add }, trainPart, testPart) {
  const [ofTrain, ofTest] = [medianLength(trainPart), medianLength(testPart)];
  if (Math.max(ofTrain, ofTest) < largestLengthRatio * Math.min(ofTrain, ofTest)) return;
  add({
    ...{ ...at2(test[0]), rule: "length-drift", severity: "notice" },
    message: `TEST texts are ${ofTest > ofTrain ? "longer" : "shorter"} than TRAIN texts: half have up to ${counted(ofTest, "character")}, against ${counted(ofTrain, "character")}.`,
    hint: "Draw TRAIN and TEST from the same source."
  });
}
function medianLength({ documents }) {
  const lengths = Uint32Array.from(documents, ({ text: text3 }) => text3.length).sort();
  return lengths[lengths.length >> 1];
}
var percent3 = (share3) => `${(share3 * 100).toFixed(1)} %`;

// src/datasets/checks/duplicates.ts
function checkDuplicates(material) {
  for (const part of Object.values(material.parts)) {
    checkRepeated(material, part);
    checkContradictions(material, part);
  }
  checkNear(material);
}
function checkRepeated({ add }, { name: name3, documents, byDocument: { first, distinct: distinct2 } }) {
  const repeated = documents.length - distinct2;
  if (repeated === 0) return;
  const examples = positionsWhere(documents, (index) => first[index] !== index);
  add({
    ...{ ...at2(documents[examples[0]]), rule: "duplicate", severity: "notice" },
    message: `${grouped(repeated)} of ${counted(documents.length, `${name3} document`)} ${repeated === 1 ? "repeats" : "repeat"} an earlier one: ${pairs(documents, first, examples, repeated)}. A repetition counts for nothing.`,
    hint: "Nothing has to be done; removing them makes the files smaller."
  });
}
function checkContradictions({ add }, { name: name3, documents, byText, byDocument }) {
  for (let index = 0; index < documents.length; index++) {
    const earlier2 = documents[byText.first[index]];
    const document = documents[index];
    if (byDocument.first[index] !== index || earlier2.fingerprint === document.fingerprint) continue;
    add({
      ...{ ...at2(document), rule: "contradicting-labels", severity: "warning" },
      message: `This ${name3} document is ${quoted2(document.labels.join("|"))} here and ${quoted2(earlier2.labels.join("|"))} at ${place2(earlier2)}: ${quoted2(document.text)}.`,
      hint: "Keep the label that is right."
    });
  }
}
function checkNear({ add, near: { first, blank }, parts: { train: train2 } }) {
  const { documents, byText } = train2;
  const isNear = (index) => !blank(index) && byText.first[index] === index && first[index] !== index;
  let count5 = 0;
  for (let index = 0; index < documents.length; index++) if (isNear(index)) count5++;
  if (count5 === 0) return;
  const examples = positionsWhere(documents, isNear);
  add({
    ...{ ...at2(documents[examples[0]]), rule: "near-duplicate", severity: "notice" },
    message: `${grouped(count5)} of ${counted(documents.length, "TRAIN document")} ${count5 === 1 ? "differs" : "differ"} from an earlier one only by capitals, punctuation or numbers: ${pairs(documents, first, examples, count5)}.`,
    hint: "They teach little; different wordings teach more."
  });
}
function positionsWhere(documents, found2) {
  const positions = [];
  for (let index = 0; index < documents.length && positions.length < 3; index++) if (found2(index)) positions.push(index);
  return positions;
}
function pairs(documents, first, examples, count5) {
  const shown3 = listed3(examples.map((index) => `${place2(documents[index])} (as ${place2(documents[first[index]])})`));
  return count5 > examples.length ? `${shown3} …` : shown3;
}

// src/datasets/checks/labels.ts
var fewestPerLabel = 10;
var largestSkew = 10;
function checkLabels(material) {
  checkDeclared(material);
  checkSpelling(material);
  checkJoined(material);
  checkRare(material);
  checkSkew(material);
  checkTested(material);
}
function checkDeclared(material) {
  const { labels: labels2, parts, trainCounts } = material;
  if (labels2 === null) return;
  const known2 = new Set(labels2);
  for (const part of Object.values(parts)) for (const [label, rows2] of unknownLabels(part, known2)) addUnknown(material, part, label, rows2);
  const unused = labels2.filter((label) => !trainCounts.has(label));
  if (unused.length === 0) return;
  material.add({
    ...{ ...atSetting(material, "task.labels"), rule: "unused-label", severity: "warning" },
    message: `No TRAIN document carries ${namesOf(unused)}, which task.labels declares: the model will never answer with ${unused.length === 1 ? "it" : "them"}.`,
    hint: "Add documents with the label, or remove it from task.labels."
  });
}
function unknownLabels({ documents }, known2) {
  const unknown = /* @__PURE__ */ new Map();
  for (const document of documents) {
    for (const label of document.labels) {
      if (known2.has(label)) continue;
      const rows2 = unknown.get(label) ?? { count: 0, some: [] };
      unknown.set(label, rows2);
      rows2.count++;
      if (rows2.some.length < 5) rows2.some.push(document);
    }
  }
  return unknown;
}
function addUnknown({ labels: labels2, add }, { name: name3 }, label, { count: count5, some: some2 }) {
  const meant2 = nearest(label, labels2 ?? []);
  const others = some2.length > 1 ? `: ${listed3(some2.map(place2))}${count5 > some2.length ? " …" : ""}` : "";
  add({
    ...{ ...at2(some2[0]), rule: "unknown-label", severity: "error" },
    message: `${counted(count5, `${name3} document`)} ${count5 === 1 ? "carries" : "carry"} the label ${quoted2(label)}, which task.labels does not declare${others}.`,
    hint: meant2 === null ? `Correct the label, or add ${quoted2(label)} to task.labels in flywheel.yaml.` : `Did you mean ${quoted2(meant2)}? Otherwise add ${quoted2(label)} to task.labels in flywheel.yaml.`
  });
}
function checkSpelling({ train: train2, trainCounts, add }) {
  const spellings = /* @__PURE__ */ new Map();
  for (const [label] of mostFirst(trainCounts)) {
    const plain2 = label.trim().toLowerCase().replace(/[\s_-]+/g, " ");
    spellings.set(plain2, [...spellings.get(plain2) ?? [], label]);
  }
  for (const [usual, ...others] of spellings.values()) {
    for (const other of others) {
      add({
        ...{ ...at2(firstWith(train2, other)), rule: "similar-labels", severity: "warning" },
        message: `The labels ${quoted2(other)} (${counted(trainCounts.get(other), "TRAIN document")}) and ${quoted2(usual)} (${grouped(trainCounts.get(usual))}) differ only by capitals, spaces, hyphens or underscores; they are trained as different labels.`,
        hint: `Write ${quoted2(usual)} everywhere, unless two labels are meant.`
      });
    }
  }
}
function checkJoined({ train: train2, trainCounts, add }) {
  const joined2 = [...trainCounts.keys()].filter((label) => {
    const parts = label.split(/[|;,]/).map((part) => part.trim());
    return parts.length > 1 && parts.every((part) => trainCounts.has(part));
  });
  if (joined2.length === 0) return;
  add({
    ...{ ...at2(firstWith(train2, joined2[0])), rule: "joined-labels", severity: "warning" },
    message: `${counted(joined2.length, "label seems", "labels seem")} to be several labels joined: ${namesOf(joined2)}. A multi-class classifier takes each as one label of its own.`,
    hint: "Keep the one label that fits best for each document."
  });
}
var declared2 = ({ labels: labels2 }, counts) => mostFirst(counts).filter(([label]) => labels2 === null || labels2.includes(label));
function checkRare(material) {
  const { train: train2, trainCounts, strict: strict2, add } = material;
  const rare = declared2(material, trainCounts).filter(([, count5]) => count5 < fewestPerLabel).reverse();
  if (rare.length === 0) return;
  const shown3 = listed3(rare.map(([label, count5]) => `${quoted2(label)} (${count5})`));
  add({
    ...{ ...at2(firstWith(train2, rare[0][0])), rule: "rare-label", severity: strict2 ? "error" : "warning" },
    message: `${counted(rare.length, "label has", "labels have")} fewer than ${fewestPerLabel} TRAIN documents: ${shown3}.`,
    hint: `${strict2 ? "Amazon Comprehend refuses them" : "Such labels are learnt badly; one document teaches almost nothing"}. Add documents, or merge labels that mean nearly the same.`
  });
}
function checkSkew(material) {
  const { train: train2, trainCounts, add } = material;
  const sorted = declared2(material, trainCounts).filter(([, count5]) => count5 >= fewestPerLabel);
  const [most2, least] = [sorted[0], sorted.at(-1)];
  if (most2 === void 0 || least === void 0 || most2[1] <= largestSkew * least[1]) return;
  const skewed = sorted.filter(([, count5]) => most2[1] > largestSkew * count5).length;
  add({
    ...{ ...at2(firstWith(train2, least[0])), rule: "label-skew", severity: "notice" },
    message: `${quoted2(most2[0])} has ${counted(most2[1], "TRAIN document")}, ${quoted2(least[0])} has ${grouped(least[1])}; ${counted(skewed, "label is", "labels are")} more than ${largestSkew} times smaller than the largest.`,
    hint: "Rare labels are answered less often than they should be. Documents for the smallest labels help most."
  });
}
function checkTested(material) {
  const { test, testCounts, trainCounts, testDeclared, add } = material;
  if (test.length === 0) {
    add({
      ...{ ...atSetting(material, testDeclared ? "datasets.test" : "datasets.train"), rule: "no-test-documents", severity: "warning" },
      message: testDeclared ? "There are no TEST documents: no model can be judged." : "The stable tenth that is kept for TEST holds no document: no model can be judged.",
      hint: testDeclared ? "Add labelled documents to the files that datasets.test names." : "Add documents; about one in ten becomes a TEST document."
    });
    return;
  }
  const untested = labelsWithout(testCounts, declared2(material, trainCounts));
  if (untested.length > 0) {
    add({
      ...{ ...at2(firstWith(material.train, untested[0])), rule: "untested-label", severity: "warning" },
      message: `${counted(untested.length, "label has", "labels have")} no TEST documents: ${namesOf(untested)}. The verdict says nothing about ${untested.length === 1 ? "it" : "them"}.`,
      hint: testDeclared ? "Add TEST documents with these labels." : "About a tenth of the documents is kept for TEST: add documents with these labels, or declare datasets.test."
    });
  }
  const untrained = labelsWithout(trainCounts, declared2(material, testCounts));
  if (untrained.length === 0) return;
  add({
    ...{ ...at2(firstWith(test, untrained[0])), rule: "untrained-label", severity: "warning" },
    message: `${counted(untrained.length, "label of TEST has", "labels of TEST have")} no TRAIN documents: ${namesOf(untrained)}. Every answer to ${untrained.length === 1 ? "its" : "their"} documents will be wrong.`,
    hint: "Add TRAIN documents with these labels, or correct the labels."
  });
}
var labelsWithout = (counts, labels2) => labels2.map(([label]) => label).filter((label) => !counts.has(label)).sort();
var namesOf = (labels2) => listed3(labels2.map((label) => quoted2(label)));

// src/datasets/checks/leakage.ts
function checkLeakage(material) {
  const { train: train2, test, golden } = material.parts;
  checkExact(material, train2, test);
  checkExact(material, train2, golden);
  checkNear2(material);
}
function checkExact({ add }, train2, held) {
  const [same2, other] = trainedOn(train2, held);
  const total = counted(held.documents.length, `${held.name} document`);
  const effect = held.name === "golden" ? "Such documents show what was learnt by heart, not what is known" : "Such documents are left out of the judgement";
  if (same2.length > 0) {
    add({
      ...{ ...at2(same2[0][0]), rule: `${held.name.toLowerCase()}-in-train`, severity: "warning" },
      message: `${grouped(same2.length)} of ${total} ${same2.length === 1 ? "is" : "are"} in TRAIN too: ${shown2(same2)}. ${effect}.`,
      hint: "Remove them from TRAIN."
    });
  }
  if (other.length === 0) return;
  const [document, trained] = other[0];
  add({
    ...{ ...at2(document), rule: `${held.name.toLowerCase()}-contradicts-train`, severity: "warning" },
    message: `${grouped(other.length)} of ${total} ${other.length === 1 ? "has" : "have"} the text of a TRAIN document but another label: ${shown2(other)}; the first is ${quoted2(document.labels.join("|"))}, in TRAIN ${quoted2(trained.labels.join("|"))}. ${effect}.`,
    hint: "Correct the label that is wrong, and remove the document from TRAIN."
  });
}
function trainedOn(train2, held) {
  const [same2, other] = [[], []];
  for (const [index, document] of held.documents.entries()) {
    if (held.byDocument.first[index] !== index) continue;
    const trained = train2.byText.find(document.fingerprint);
    if (trained < 0) continue;
    const equal = train2.byDocument.find(document.fingerprint);
    (equal >= 0 ? same2 : other).push([document, train2.documents[equal >= 0 ? equal : trained]]);
  }
  return [same2, other];
}
function shown2(pairs2) {
  const some2 = listed3(pairs2.slice(0, 3).map(([held, trained]) => `${place2(held)} (as ${place2(trained)})`));
  return pairs2.length > 3 ? `${some2} …` : some2;
}
function checkNear2({ add, near: { first, blank }, parts: { train: train2, test } }) {
  const start = train2.documents.length;
  const pairs2 = [];
  for (const [index, document] of test.documents.entries()) {
    const trained = first[start + index];
    if (trained >= start || blank(start + index) || test.byText.first[index] !== index) continue;
    if (train2.byText.find(document.fingerprint) < 0) pairs2.push([document, train2.documents[trained]]);
  }
  if (pairs2.length === 0) return;
  add({
    ...{ ...at2(pairs2[0][0]), rule: "test-near-train", severity: "notice" },
    message: `${grouped(pairs2.length)} of ${counted(test.documents.length, "TEST document")} ${pairs2.length === 1 ? "differs" : "differ"} from a TRAIN document only by capitals, punctuation or numbers: ${shown2(pairs2)}.`,
    hint: "Scores on them flatter the model. Keep such texts on one side."
  });
}

// src/datasets/checks/limits.ts
var limits2 = {
  realTimeBytes: 10 * 1024,
  labelLength: 5e3,
  labels: 1e3,
  documents: 1e6,
  datasetBytes: { least: 500, most: 5 * 1024 ** 3 }
};
function checkLimits(material) {
  checkLabelLimits(material);
  for (const part of [material.parts.train, material.parts.test]) if (part.documents.length > 0) checkPart(material, part);
}
function checkLabelLimits(material) {
  const { train: train2, trainCounts, strict: strict2, add } = material;
  const severity2 = strict2 ? "error" : "warning";
  for (const label of trainCounts.keys()) {
    if (label.length <= limits2.labelLength) continue;
    add({
      ...{ ...at2(firstWith(train2, label)), rule: "label-too-long", severity: severity2 },
      message: `The label ${quoted2(label, 30)} has ${grouped(label.length)} characters; Amazon Comprehend takes ${grouped(limits2.labelLength)}.`,
      hint: "Is this column the label? If it is, shorten it."
    });
  }
  if (trainCounts.size <= limits2.labels) return;
  add({
    ...{ ...atSetting(material, "datasets.train"), rule: "too-many-labels", severity: severity2 },
    message: `TRAIN has ${grouped(trainCounts.size)} labels; Amazon Comprehend takes ${grouped(limits2.labels)}.`,
    hint: "Merge labels, or check that the right column is read as the label."
  });
}
function checkPart(material, part) {
  const { strict: strict2, add } = material;
  const { name: name3, documents, byDocument } = part;
  let bytes = 0;
  let [tooLong2, longest, longestAt] = [0, 0, 0];
  for (const [index, { text: text3, labels: labels2 }] of documents.entries()) {
    if (byDocument.first[index] !== index) continue;
    const length = Buffer.byteLength(text3);
    bytes += length + Buffer.byteLength(labels2[0]) + 2;
    if (length > limits2.realTimeBytes) tooLong2++;
    if (length > longest) [longest, longestAt] = [length, index];
  }
  if (tooLong2 > 0) {
    const document = documents[longestAt];
    add({
      ...{ ...at2(document), rule: "text-too-long", severity: "warning" },
      message: `${counted(tooLong2, `${name3} document is`, `${name3} documents are`)} longer than the ${grouped(limits2.realTimeBytes)} bytes that real-time classification takes; the longest, ${place2(document)}, has ${grouped(longest)}.`,
      hint: "Applications will have to cut such texts; cut them here in the same way, so that training sees what they send."
    });
  }
  const where = {
    ...atSetting(material, name3 === "TRAIN" ? "datasets.train" : "datasets.test"),
    severity: strict2 ? "error" : "warning"
  };
  const { least, most: most2 } = limits2.datasetBytes;
  if (bytes < least && (strict2 || name3 === "TRAIN"))
    add({
      ...{ ...where, rule: "dataset-too-small" },
      message: `${name3} has ${counted(bytes, "byte")}; Amazon Comprehend takes a dataset of at least ${grouped(least)}.`,
      hint: "Add documents."
    });
  if (bytes > most2)
    add({
      ...{ ...where, rule: "dataset-too-large" },
      message: `${name3} has ${counted(bytes, "byte")}; Amazon Comprehend takes a dataset of at most ${grouped(most2)}.`,
      hint: "Keep fewer documents."
    });
  if (byDocument.distinct > limits2.documents)
    add({
      ...{ ...where, rule: "too-many-documents" },
      message: `${name3} has ${grouped(byDocument.distinct)} distinct documents; Amazon Comprehend takes a dataset of at most ${grouped(limits2.documents)}.`,
      hint: "Keep fewer documents."
    });
}

// src/datasets/check.ts
function checkDatasets2(datasets) {
  const problems = problemList();
  const material = prepare(datasets, (problem) => problems.add(problem));
  if (datasets.train.length === 0) {
    problems.add({
      ...{ ...atSetting(datasets, "datasets.train"), rule: "no-train-documents", severity: "error" },
      message: "There are no TRAIN documents.",
      hint: "Add labelled documents to the files that datasets.train names."
    });
    return problems.all();
  }
  if (material.trainCounts.size === 1) {
    problems.add({
      ...{ ...at2(datasets.train[0]), rule: "one-label", severity: "error" },
      message: `All ${counted(datasets.train.length, "TRAIN document")} carry the label ${quoted2(datasets.train[0].labels[0])}; a classifier needs at least 2 labels.`,
      hint: "Add documents with other labels."
    });
  }
  for (const check2 of [checkLabels, checkDuplicates, checkLeakage, checkLimits, checkContent, checkDrift]) check2(material);
  return problems.all();
}

// src/commands/load.ts
var isSound = (loaded) => loaded.config !== null && !loaded.problems.some(isError);
var ignored = ["**/node_modules/**", "**/.git/**"];
async function loadFlywheels(tree, pattern) {
  const paths = (await tree.list()).map((entry) => entry.path);
  const isConfig = (0, import_picomatch.default)(pattern.replace(/^\.\//, ""), { ignore: ignored });
  const found2 = await Promise.all(paths.filter((path) => isConfig(path)).map(async (file) => parseFile(tree, file)));
  const named = found2.flatMap(({ parsed: parsed4 }) => parsed4.config === null ? [] : [{ config: parsed4.config, positions: parsed4.positions }]);
  const clashes2 = checkNames(named);
  const loaded = [];
  for (const { file, parsed: parsed4 } of found2) {
    const own2 = [...parsed4.problems, ...clashes2.filter((problem) => problem.file === file)];
    loaded.push(parsed4.config === null ? unusable(file, own2) : await loadDocuments(tree, paths, parsed4.config, parsed4.positions, own2));
  }
  return loaded;
}
async function parseFile(tree, file) {
  const chunks = [];
  for await (const chunk of tree.read(file)) chunks.push(chunk);
  return { file, parsed: parseConfig(Buffer.concat(chunks).toString("utf8"), file) };
}
var unusable = (file, problems) => ({
  file,
  config: null,
  positions: /* @__PURE__ */ new Map(),
  documents: { train: [], test: [], golden: [] },
  files: [],
  problems: problems.sort(byPosition)
});
async function loadDocuments(tree, paths, config, positions, problems) {
  const all = [...problems];
  const files = /* @__PURE__ */ new Set();
  const inLake = (path) => path.startsWith(`${config.engine.lake}/`);
  const read2 = async (role) => {
    const seen2 = /* @__PURE__ */ new Set();
    const documents2 = [];
    for (const [at3, source] of (config.datasets[role] ?? []).entries()) {
      const matches = (0, import_picomatch.default)(source.path, { ignore: ignored });
      const matched = paths.filter((path) => path !== config.file && !inLake(path) && matches(path));
      if (matched.length === 0) all.push(nothingMatches(config, positions, role, at3, source));
      const fresh = matched.filter((path) => !seen2.has(path));
      for (const path of fresh) seen2.add(path);
      const result = await readDocuments2(
        fresh.map((path) => ({ path, read: () => tree.read(path) })),
        source
      );
      for (const document of result.documents) documents2.push(document);
      for (const problem of result.problems) all.push(problem);
    }
    for (const path of seen2) files.add(path);
    return documents2;
  };
  const declared3 = { train: await read2("train"), test: await read2("test"), golden: await read2("golden") };
  const testDeclared = config.datasets.test !== null;
  const documents = testDeclared ? declared3 : { ...declared3, ...stableTenth(declared3.train) };
  if (!all.some(isError))
    all.push(...checkDatasets2({ ...documents, testDeclared, labels: config.task.labels, strict: false, file: config.file, positions }));
  return { file: config.file, config, positions, documents, files: [...files].sort(), problems: all.sort(byPosition) };
}
function nothingMatches(config, positions, role, at3, source) {
  const key = `datasets.${role}`;
  const position2 = positions.get(`${key}.${at3}`) ?? positions.get(key) ?? { line: 1, column: 1, source: "" };
  return {
    file: config.file,
    line: position2.line,
    column: position2.column,
    rule: "no-data-file",
    severity: "error",
    message: `No file matches ${source.path} (${key}).`,
    hint: "Paths are relative to this file, and a file must be committed or at least not ignored by Git. `**` matches folders.",
    source: position2.source
  };
}
function nothingDeclared(settings2, only) {
  if (only !== null) return new Failure("unknown-flywheel", `No flywheel is named ${only}.`, { hint: "The name stands in flywheel.yaml." });
  return new Failure("no-flywheel", `No file matches ${settings2.config}.`, {
    hint: "`flywheel init` writes a flywheel.yaml for the data it finds."
  });
}
function whichFlywheel(loaded) {
  const names = loaded.map((each) => each.config?.name ?? each.file).join(", ");
  return new Failure("which-flywheel", `${loaded.length} flywheels fit.`, { hint: `Name one with --flywheel: ${names}.` });
}

// src/commands/orphans.ts
async function orphans(lakes, declared3) {
  if (declared3.some((each) => each.config === null)) return [];
  const known2 = new Set(declared3.map((each) => each.config?.name));
  const names = await Promise.all([...lakes.values()].map((lake) => knownFlywheels(lake, "s3://flywheel")));
  return [...new Set(names.flat())].filter((name3) => !known2.has(name3)).sort();
}

// src/git/commit-tree.ts
function commitTree2(git, treeish) {
  let opened;
  const files = () => opened ??= open2(git, treeish);
  return {
    list: async () => (await files()).blobs.map(({ path, bytes }) => ({ path, bytes })),
    async *read(path) {
      const { byPath: byPath2, reader } = await files();
      const blob = byPath2.get(path);
      if (blob === void 0) throw noSuchFile(path, treeish);
      yield* reader.stream(blob);
    }
  };
}
async function open2(git, treeish) {
  const blobs = await listBlobs(git, treeish);
  return { blobs, byPath: new Map(blobs.map((blob) => [blob.path, blob])), reader: blobReader(git, blobs) };
}
function noSuchFile(path, treeish) {
  return new Failure("file-missing", `There is no file ${path} at ${treeish}.`, {
    hint: "Paths are relative to the top of the repository; links and submodules are not followed."
  });
}

// src/git/default-branch.ts
async function defaultBranch(git) {
  const remote = await originOf(git);
  if (remote === null) return { name: await localDefault(git), remote };
  const known2 = await git.attempt(["symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"]);
  const name3 = known2.stdout.toString("utf8").trim().replace("refs/remotes/origin/", "");
  if (known2.code === 0 && name3 !== "") return { name: name3, remote };
  const { head: head2 } = await askRemote(git, remote, ["HEAD"]);
  return { name: head2 ?? await localDefault(git), remote };
}
async function tip(git) {
  const remote = await originOf(git);
  if (remote !== null) {
    const { head: head2, ids } = await askRemote(git, remote, ["HEAD"]);
    if (head2 !== null && ids.has("HEAD")) return { branch: head2, commit: ids.get("HEAD"), source: "remote" };
    const branch4 = await localDefault(git);
    const commit2 = (await askRemote(git, remote, [`refs/heads/${branch4}`])).ids.get(`refs/heads/${branch4}`);
    if (commit2 !== void 0) return { branch: branch4, commit: commit2, source: "remote" };
  }
  const branch3 = await localDefault(git);
  const { code: code2, stdout } = await git.attempt(["rev-parse", "--verify", "--quiet", `refs/heads/${branch3}^{commit}`]);
  if (code2 !== 0)
    throw new Failure("no-commit", `The default branch ${branch3} has no commit yet.`, { hint: "Commit flywheel.yaml and the data first." });
  return { branch: branch3, commit: stdout.toString("utf8").trim(), source: "local" };
}
async function localDefault(git) {
  const branches = (await git.text(["for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads"])).split("\n").filter((name3) => name3 !== "");
  const configured = (await git.attempt(["config", "--get", "init.defaultBranch"])).stdout.toString("utf8").trim();
  const preferred = ["main", "master", configured].find((name3) => branches.includes(name3));
  if (preferred !== void 0) return preferred;
  if (branches.length === 1) return branches[0];
  const unborn = await git.attempt(["symbolic-ref", "--quiet", "--short", "HEAD"]);
  if (branches.length === 0 && unborn.code === 0) return unborn.stdout.toString("utf8").trim();
  throw new Failure("default-branch-unknown", `Which branch is the default one cannot be told: there are ${branches.join(", ")}.`, {
    hint: "Add a remote named origin, or set init.defaultBranch to one of them."
  });
}

// src/git/git.ts
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

// src/git/environment.ts
var kept = /^GIT_(SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|SSL_\w+|HTTP_\w+|PROXY_\w+|CONFIG_\w+|EXEC_PATH|TRACE(?!_REDACT)\w*|ALLOW_PROTOCOL|CEILING_DIRECTORIES)$/;
function cleanEnvironment(environment) {
  const clean = Object.entries(environment).filter(([name3]) => !name3.startsWith("GIT_") || kept.test(name3));
  return {
    ...Object.fromEntries(clean),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_LITERAL_PATHSPECS: "1"
  };
}
function withToken(environment, token) {
  if (token === void 0) return environment;
  const key = `http.${new URL(token.origin).origin}/.extraheader`;
  const basic = Buffer.from(`x-access-token:${token.value}`).toString("base64");
  return withConfig(environment, [
    [key, ""],
    [key, `AUTHORIZATION: basic ${basic}`]
  ]);
}
function withConfig(environment, entries2) {
  const first = Number(environment.GIT_CONFIG_COUNT ?? 0);
  const added = entries2.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value]
  ]);
  return { ...environment, ...Object.fromEntries(added), GIT_CONFIG_COUNT: String(first + entries2.length) };
}

// src/git/git.ts
var oldest = [2, 38];
var settings = [
  ["core.hooksPath", "/dev/null"],
  ["core.fsmonitor", "false"],
  ["core.pager", "cat"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["color.ui", "never"],
  ["log.showSignature", "false"],
  ["submodule.recurse", "false"],
  ["fetch.unpackLimit", "1"],
  ["i18n.commitEncoding", "UTF-8"],
  ["i18n.logOutputEncoding", "UTF-8"],
  ["http.lowSpeedLimit", "1000"],
  ["http.lowSpeedTime", "60"]
];
async function openGit(directory, options2 = {}) {
  if (!existsSync(directory)) throw new Failure("directory-missing", `There is no directory ${directory}.`);
  const trusted = options2.trustOwner === true ? [["safe.directory", "*"]] : [];
  const offline = withConfig(cleanEnvironment(options2.environment ?? process.env), [...settings, ...trusted]);
  const online = withToken(offline, options2.token);
  const start = (args, { input, network = false, environment = {} }) => {
    const child2 = spawn("git", args, { cwd: directory, env: { ...network ? online : offline, ...environment }, windowsHide: true });
    pipeline(Readable.from(input ?? []), child2.stdin).catch(() => void 0);
    return child2;
  };
  const attempt = (args, run2 = {}) => outcome(start(args, run2));
  const bytes = async (args, run2 = {}) => {
    const result = await attempt(args, run2);
    if (result.code !== 0) throw gitFailure(commandName(args), result);
    return result.stdout;
  };
  requireVersion(await bytes(["version"]));
  return {
    directory,
    attempt,
    bytes,
    text: async (args, run2) => (await bytes(args, run2)).toString("utf8").replace(/\n$/, ""),
    stream: (args, run2 = {}) => streamed(args, () => start(args, run2))
  };
}
async function outcome(child2) {
  const stdout = [];
  child2.stdout.on("data", (chunk) => stdout.push(chunk));
  const { code: code2, stderr } = await ending(child2);
  return { code: code2, stdout: Buffer.concat(stdout), stderr };
}
async function* streamed(args, start) {
  const child2 = start();
  const end = ending(child2);
  end.catch(() => void 0);
  try {
    for await (const chunk of child2.stdout) yield chunk;
    const { code: code2, stderr } = await end;
    if (code2 !== 0) throw gitFailure(commandName(args), { code: code2, stderr });
  } finally {
    child2.kill();
  }
}
async function ending(child2) {
  let stderr = "";
  child2.stderr.setEncoding("utf8").on("data", (chunk) => {
    stderr = (stderr + chunk).slice(-65536);
  });
  try {
    const [code2, signal] = await once(child2, "close");
    return { code: code2 ?? 128, stderr: signal === null ? stderr : `${stderr}
ended by ${signal}` };
  } catch (error) {
    throw notStarted(error);
  }
}
function notStarted(error) {
  const message = error instanceof Error ? error.message : String(error);
  return new Failure("git-missing", `git could not be started: ${message}.`, {
    hint: "Install git 2.38 or newer and put it on the PATH.",
    cause: error
  });
}
function requireVersion(printed) {
  const version = /(\d+)\.(\d+)\S*/.exec(printed.toString("utf8"));
  const [major, minor] = [Number(version?.[1] ?? 0), Number(version?.[2] ?? 0)];
  if (major > oldest[0] || major === oldest[0] && minor >= oldest[1]) return;
  throw new Failure(
    "git-too-old",
    `git ${version?.[0] ?? "of unknown version"} is too old: ${oldest.join(".")} or newer is needed to merge without a checkout.`,
    {
      hint: "Update git. On GitHub-hosted runners it is new enough."
    }
  );
}
function commandName(args) {
  return args.find((arg, index) => !arg.startsWith("-") && args[index - 1] !== "-C" && args[index - 1] !== "-c") ?? "";
}

// src/git/history.ts
import { readFile as readFile3 } from "node:fs/promises";
import { join as join4 } from "node:path";
var deepening = ["--deepen=50", "--deepen=500", "--unshallow"];
async function mergeBase(git, a, b) {
  return deepenUntilSure(git, [a, b], null, async () => {
    const { code: code2, stdout } = await git.attempt(["merge-base", a, b]);
    return code2 === 0 ? stdout.toString("utf8").trim() : null;
  });
}
async function isAncestor(git, a, b) {
  return deepenUntilSure(git, [b], false, async () => (await git.attempt(["merge-base", "--is-ancestor", a, b])).code === 0);
}
async function commitsBetween(git, from, to) {
  if (from === null) await deepenUntilSure(git, [to], false, async () => false);
  else if (!await isAncestor(git, from, to) && !await hasCommit(git, from)) {
    throw new Failure("commit-missing", `Commit ${from} is not in the history of ${to}.`, { hint: "The branch may have been rewritten." });
  }
  const range2 = [...from === null ? [to] : [`${from}..${to}`], "--"];
  const line = new Set((await git.text(["rev-list", "--first-parent", ...range2])).split("\n"));
  const printed = await git.bytes(["log", "-z", "--topo-order", "--format=%H%x00%s%x00%an%x00%ae%x00%cI", ...range2]);
  const fields = splitAtNul(printed).map((field2) => field2.toString("utf8"));
  return Array.from({ length: fields.length / 5 }, (_, index) => {
    const [sha, subject, name3, email2, date2] = fields.slice(index * 5);
    return { sha, subject, author: { name: name3, email: email2 }, date: new Date(date2).toISOString(), firstParent: line.has(sha) };
  });
}
async function deepenUntilSure(git, commits, nothing2, look3) {
  for (const step2 of deepening) {
    const answer2 = await look3();
    if (answer2 !== nothing2 || !await isCutOff(git, commits)) return answer2;
    const remote = await originOf(git);
    if (remote === null) {
      throw new Failure("history-missing", "This clone is shallow and has no remote named origin to fetch the rest of the history from.", {
        hint: "Clone again without --depth."
      });
    }
    await fetchCommits(git, remote, commits, step2);
  }
  return look3();
}
async function isCutOff(git, commits) {
  const file = await git.text(["rev-parse", "--git-path", "shallow"]);
  const cuts = await readFile3(join4(git.directory, file), "utf8").catch((error) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const boundary2 = new Set(cuts.split("\n").filter((line) => line !== ""));
  if (boundary2.size === 0) return false;
  const roots = await git.attempt(["rev-list", "--max-parents=0", ...commits, "--"]);
  return roots.code !== 0 || roots.stdout.toString("utf8").split("\n").some((root2) => boundary2.has(root2));
}

// src/git/repository.ts
async function openRepository(directory, options2 = {}) {
  const outside = await openGit(directory, options2);
  const top2 = await outside.attempt(["rev-parse", "--show-toplevel"]);
  if (top2.code !== 0 && /not a git repository/.test(top2.stderr)) return null;
  if (top2.code !== 0) throw gitFailure("rev-parse", top2);
  const root2 = top2.stdout.toString("utf8").replace(/\n$/, "");
  const git = await openGit(root2, options2);
  return {
    git,
    root: root2,
    head: () => head(git),
    resolve: (ref) => resolve2(git, ref),
    branch: () => branch2(git),
    defaultBranch: () => defaultBranch(git),
    tip: () => tip(git),
    mergeTree: (base, other) => mergeTree(git, base, other),
    mergeBase: async (a, b) => mergeBase(git, commitId(a), commitId(b)),
    isAncestor: async (a, b) => isAncestor(git, commitId(a), commitId(b)),
    fetchCommit: (ref) => fetchCommit(git, ref),
    commitsBetween: async (from, to) => commitsBetween(git, from === null ? null : commitId(from), commitId(to)),
    dirty: () => dirty(git),
    commitAuthor: async (commit2) => commitAuthor(git, commitId(commit2)),
    isShallow: () => isShallow(git),
    showFile: async (commit2, path) => showFile(git, commitId(commit2), path)
  };
}
async function head(git) {
  const commit2 = await resolve2(git, "HEAD");
  if (commit2 === null)
    throw new Failure("no-commit", "This repository has no commit yet.", { hint: "Commit flywheel.yaml and the data first." });
  return commit2;
}
async function resolve2(git, ref) {
  for (const name3 of [ref, `refs/remotes/origin/${ref}`]) {
    const { code: code2, stdout } = await git.attempt(["rev-parse", "--verify", "--quiet", "--end-of-options", `${refName(name3)}^{commit}`]);
    if (code2 === 0) return stdout.toString("utf8").trim();
  }
  return null;
}
async function branch2(git) {
  const { code: code2, stdout } = await git.attempt(["symbolic-ref", "--quiet", "--short", "HEAD"]);
  return code2 === 0 ? stdout.toString("utf8").trim() : null;
}
async function mergeTree(git, base, other) {
  if (await mergeBase(git, commitId(base), commitId(other)) === null) {
    throw new Failure("no-common-history", `Commits ${base} and ${other} have no history in common, so they cannot be merged.`, {
      hint: "Name the branch that this one was started from."
    });
  }
  const merge = await git.attempt(["merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", base, other], { network: true });
  if (merge.code > 1) throw gitFailure("merge-tree", merge);
  const [tree, ...conflicts] = splitAtNul(merge.stdout).map(pathText);
  return merge.code === 0 ? { tree } : { conflicts: conflicts.sort() };
}
async function fetchCommit(git, ref) {
  if (isCommitId(ref) && await hasCommit(git, ref)) return ref;
  const remote = await originOf(git);
  if (remote === null) {
    const known2 = await resolve2(git, ref);
    if (known2 === null) throw unknownCommit(ref, "and there is no remote named origin");
    return known2;
  }
  const commit2 = isCommitId(ref) ? ref : await remoteCommit(git, remote, ref);
  if (!await hasCommit(git, commit2)) await fetchCommits(git, remote, [commit2]);
  return await resolve2(git, commit2) ?? commit2;
}
async function remoteCommit(git, remote, ref) {
  const short3 = refName(ref).replace(/^origin\//, "");
  const names = [short3, `refs/heads/${short3}`, `refs/tags/${short3}^{}`, `refs/tags/${short3}`].filter(
    (name3) => name3 === "HEAD" || name3.startsWith("refs/")
  );
  const { ids } = await askRemote(git, remote, names);
  const found2 = names.find((name3) => ids.has(name3));
  if (found2 === void 0) throw unknownCommit(ref, "and origin has no branch, tag or reference of that name either");
  return ids.get(found2);
}
function unknownCommit(ref, but) {
  return new Failure("commit-missing", `${ref} is not a commit in this repository, ${but}.`, {
    hint: "Give a branch, a tag or a commit id."
  });
}
async function dirty(git) {
  const printed = await git.bytes(["status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignore-submodules=all", "--no-renames"]);
  return splitAtNul(printed).map((line) => pathText(line.subarray(3))).sort();
}
async function commitAuthor(git, commit2) {
  const printed = await git.text(["log", "-1", "--format=%an%x00%ae%x00%aI", commit2, "--"]);
  const [name3, email2, date2] = printed.split("\0");
  return { name: name3, email: email2, date: new Date(date2).toISOString() };
}
async function showFile(git, commit2, path) {
  const blob = (await listBlobs(git, commit2, path)).find((found2) => found2.path === path);
  return blob === void 0 ? null : git.bytes(["cat-file", "blob", blob.sha], { network: true });
}
function refName(ref) {
  if (ref !== "" && !ref.startsWith("-") && !/[\s\p{Cc}]/u.test(ref)) return ref;
  throw new Failure("invalid-ref", `${JSON.stringify(ref)} is not the name of a commit.`, { hint: "Give a branch, a tag or a commit id." });
}
function commitId(commit2) {
  if (isCommitId(commit2)) return commit2;
  throw new Failure("invalid-ref", `${JSON.stringify(commit2)} is not a full commit id.`, { hint: "Resolve the name first." });
}

// src/git/working-tree.ts
import { constants } from "node:fs";
import { lstat, open as open3, readdir as readdir2 } from "node:fs/promises";
function workingTree(root2, git) {
  let listed5;
  const files = () => listed5 ??= list2(root2, git);
  return {
    list: async () => [...await files()].map(([path, { bytes }]) => ({ path, bytes })),
    async *read(path) {
      const source = (await files()).get(path);
      if (source === void 0) throw noSuchFile2(path);
      yield* source.read();
    }
  };
}
async function list2(root2, git) {
  const isFolder = folders(root2);
  const { names, leftOut } = git === null ? { names: await walk(root2, ""), leftOut: [] } : await known(root2, git);
  const look3 = async (name3) => {
    const path = pathText(Buffer.from(name3, "latin1"));
    const bytes = await regularFile(root2, name3, isFolder);
    return bytes === null ? [] : [{ path, bytes, read: () => readFromDisk(root2, path, name3) }];
  };
  const onDisk2 = (await Promise.all(Array.from(names, look3))).flat();
  const there = new Set(onDisk2.map(({ path }) => path));
  return new Map([...onDisk2, ...leftOut.filter(({ path }) => !there.has(path))].sort(byPath).map((source) => [source.path, source]));
}
async function known(root2, git) {
  const tracked = await git.bytes(["-C", root2, "ls-files", "-z", "-t", "--stage"]);
  const untracked = await git.bytes(["-C", root2, "ls-files", "-z", "--others", "--exclude-standard"]);
  const names = /* @__PURE__ */ new Set();
  const leftOut = [];
  for (const line of splitAtNul(tracked)) {
    const tab3 = line.indexOf("	");
    const [tag, mode, sha] = line.toString("latin1", 0, tab3).split(" ");
    names.add(line.toString("latin1", tab3 + 1));
    if (tag === "S" && mode.startsWith("100")) leftOut.push({ path: pathText(line.subarray(tab3 + 1)), sha });
  }
  for (const name3 of splitAtNul(untracked)) if (!name3.toString("latin1").endsWith("/")) names.add(name3.toString("latin1"));
  return { names, leftOut: await stored(git, leftOut) };
}
async function stored(git, files) {
  if (files.length === 0) return [];
  const input = files.map(({ sha }) => `${sha}
`);
  const sizes = (await git.text(["cat-file", "--batch-check=%(objectsize)"], { input, network: true })).split("\n");
  const blobs = files.map((file, index) => ({ ...file, bytes: Number(sizes[index]) }));
  const reader = blobReader(git, blobs);
  return blobs.map((blob) => ({ path: blob.path, bytes: blob.bytes, read: () => reader.stream(blob) }));
}
async function walk(root2, folder) {
  const names = /* @__PURE__ */ new Set();
  for (const entry of await readdir2(onDisk(root2, folder), { encoding: "latin1", withFileTypes: true })) {
    const name3 = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) names.add(name3);
    else if (entry.isDirectory() && entry.name !== "node_modules" && entry.name !== ".git")
      for (const below of await walk(root2, name3)) names.add(below);
  }
  return names;
}
function folders(root2) {
  const answers = /* @__PURE__ */ new Map([["", Promise.resolve(true)]]);
  const ask = async (name3) => {
    if (!await isFolder(parent(name3))) return false;
    return (await stat2(root2, name3))?.isDirectory() ?? false;
  };
  const isFolder = (name3) => {
    const known2 = answers.get(name3) ?? ask(name3);
    answers.set(name3, known2);
    return known2;
  };
  return isFolder;
}
var parent = (name3) => name3.slice(0, Math.max(0, name3.lastIndexOf("/")));
async function regularFile(root2, name3, isFolder) {
  if (name3.split("/").some((part) => part === "" || part === "." || part === "..")) return null;
  if (!await isFolder(parent(name3))) return null;
  const found2 = await stat2(root2, name3);
  return found2?.isFile() ? found2.size : null;
}
var small2 = 65536;
async function* readFromDisk(root2, path, name3) {
  if (await regularFile(root2, name3, folders(root2)) === null) throw noSuchFile2(path);
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open3(onDisk(root2, name3), flags).catch((error) => {
    throw new Failure("file-unreadable", `${path} cannot be read: ${error.message}.`, { cause: error });
  });
  try {
    const found2 = await file.stat();
    if (!found2.isFile()) throw noSuchFile2(path);
    if (found2.size <= small2) yield await file.readFile();
    else for await (const chunk of file.createReadStream({ autoClose: false })) yield chunk;
  } finally {
    await file.close();
  }
}
async function stat2(root2, name3) {
  try {
    return await lstat(onDisk(root2, name3));
  } catch (error) {
    const { code: code2 } = error;
    if (code2 === "ENOENT" || code2 === "ENOTDIR") return null;
    throw error;
  }
}
var onDisk = (root2, name3) => Buffer.concat([Buffer.from(`${root2}/`), Buffer.from(name3, "latin1")]);
function noSuchFile2(path) {
  return new Failure("file-missing", `There is no file ${path} in the work tree.`, {
    hint: "Paths are relative to the top of the repository; ignored files, links and submodules are left out."
  });
}

// src/commands/workspace.ts
var findRepository = (settings2) => openRepository(settings2.directory, {
  trustOwner: settings2.trustOwner,
  environment: settings2.environment,
  ...settings2.token === null ? {} : { token: settings2.token }
});
async function requireRepository(settings2) {
  const repository = await findRepository(settings2);
  if (repository !== null) return repository;
  throw new Failure("no-repository", `${settings2.directory} is not in a Git repository.`, {
    hint: "Run `git init`, commit flywheel.yaml and the data, and try again."
  });
}
var filesOnDisk = (settings2, repository) => workingTree(repository?.root ?? settings2.directory, repository?.git ?? null);
var filesAt = (repository, treeish) => commitTree2(repository.git, treeish);

// src/commands/apply.ts
async function apply(settings2, command = "apply", only = null, ask = null) {
  const repository = await requireRepository(settings2);
  const head2 = await repository.head();
  const declared3 = await loadFlywheels(filesAt(repository, head2), settings2.config);
  const loaded = declared3.filter((each) => only === null || each.config?.name === only);
  if (loaded.length === 0) throw nothingDeclared(settings2, only);
  if (ask?.ofOne === true && loaded.length > 1) throw whichFlywheel(loaded);
  const flywheels = [];
  const lakes = /* @__PURE__ */ new Map();
  for (const each of loaded) {
    if (!isSound(each)) flywheels.push({ ...checked(each), status: "refused", changed: false });
    else if (loaded.length === 1) flywheels.push(await applyOne(settings2, repository, head2, each, lakes, ask));
    else flywheels.push(await orFailure(each, applyOne(settings2, repository, head2, each, lakes, ask)));
  }
  const orphaned = await orphans(lakes, declared3);
  return { schemaVersion: 1, command, flywheels, ...orphaned.length === 0 ? {} : { orphaned } };
}
async function orFailure(loaded, applying) {
  try {
    return await applying;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...checked(loaded), status: "failed", changed: false, error: describeFailure(error) };
  }
}
async function applyOne(settings2, repository, head2, loaded, lakes, ask) {
  const config = loaded.config;
  const tip2 = await repository.tip();
  if (tip2.commit !== head2) return superseded(loaded, head2);
  const lake = lakes.get(config.engine.lake) ?? await openLake(config, repository, settings2);
  lakes.set(config.engine.lake, lake);
  const backend = localBackend(lake, settings2);
  if (tip2.source === "local" && await isBehind(repository, lake, backend.root, config.name, head2)) return superseded(loaded, head2);
  const run2 = {
    backend,
    desired: desiredOnce(config, loaded.documents, head2),
    asker: { by: settings2.by },
    promote: true,
    isTip: async () => (await repository.tip()).commit === head2,
    deployed: settings2.deployed.includes(config.name),
    progress: settings2.progress,
    looks: backend.looks(settings2.waitSeconds)
  };
  const asked = ask === null || config.suspend ? {} : { ask: () => ask.record(backend, run2) };
  return describeOutcome(loaded, await reconcile({ ...run2, ...asked }), backend.learningVersion);
}
function describeOutcome(loaded, outcome2, learningVersion2) {
  const described3 = checked({ ...loaded, problems: [...loaded.problems, ...outcome2.problems] });
  return { ...described3, ...settled(outcome2, learningVersion2) };
}
var superseded = (loaded, commit2) => ({
  ...checked(loaded),
  status: "superseded",
  changed: false,
  commit: commit2
});
async function isBehind(repository, lake, root2, name3, head2) {
  const applied3 = (await readSeries(lake, root2, name3, "applied")).at(-1)?.commit ?? null;
  if (applied3 === null || applied3 === head2 || await repository.resolve(applied3) === null) return false;
  return repository.isAncestor(head2, applied3);
}

// src/commands/check.ts
async function check(settings2) {
  const loaded = await loadFlywheels(filesOnDisk(settings2, await findRepository(settings2)), settings2.config);
  if (loaded.length === 0) throw nothingDeclared(settings2, null);
  return { schemaVersion: 1, command: "check", flywheels: loaded.map(checked) };
}

// src/commands/demo.ts
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir as tmpdir2 } from "node:os";
import { join as join6 } from "node:path";

// src/config/base-owned.ts
var baseOwned = ["promotion", "pullRequests", "engine", "budget", "endpoint", "pin", "suspend"];
function withBaseOwned(head2, base) {
  if (base === null) return { config: head2, edited: [] };
  const { promotion, pullRequests, engine, budget, endpoint, pin, suspend } = base;
  return {
    config: { ...head2, promotion, pullRequests, engine, budget, endpoint, pin, suspend },
    edited: baseOwned.flatMap((key) => differences(head2[key], base[key], [key])).sort()
  };
}
function differences(head2, base, path) {
  if (!isMapping(head2) || !isMapping(base)) return head2 === base ? [] : [path.join(".")];
  const keys = /* @__PURE__ */ new Set([...Object.keys(head2), ...Object.keys(base)]);
  return [...keys].flatMap((key) => differences(own(head2, key), own(base, key), [...path, key]));
}
var isMapping = (value) => typeof value === "object" && value !== null;
var own = (mapping, key) => Object.hasOwn(mapping, key) ? mapping[key] : void 0;

// src/datasets/diff.ts
var examplesPerGroup = 5;
function diffDocuments(before, after) {
  const sides = { before, after, was: keyIndex(before, "document"), is: keyIndex(after, "document") };
  const gone = goneByText(sides);
  const addedPerLabel = /* @__PURE__ */ new Map();
  const relabelled = /* @__PURE__ */ new Map();
  const counts = { added: 0, moved: 0, unchanged: 0, relabelled: 0 };
  for (let at3 = 0; at3 < after.length; at3++) {
    if (sides.is.first[at3] !== at3) continue;
    const document = after[at3];
    const old = sides.was.find(document.fingerprint);
    if (old >= 0) {
      counts[staysInFile(sides, old, at3) ? "unchanged" : "moved"]++;
      continue;
    }
    const former = gone.take(document.fingerprint);
    if (former === null) {
      counts.added++;
      addedPerLabel.set(labelOf(document), (addedPerLabel.get(labelOf(document)) ?? 0) + 1);
    } else {
      counts.relabelled++;
      addRelabelled(relabelled, labelOf(former), document);
    }
  }
  return {
    ...{ added: counts.added, removed: gone.count - counts.relabelled, moved: counts.moved, unchanged: counts.unchanged },
    relabelled: [...relabelled.values()].sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1)),
    addedPerLabel: Object.fromEntries(mostFirst(addedPerLabel))
  };
}
function goneByText({ before, was, is }) {
  const gone = before.filter((document, at3) => was.first[at3] === at3 && is.find(document.fingerprint) < 0);
  const byText = keyIndex(gone, "text");
  const taken = new Uint8Array(gone.length);
  return {
    count: gone.length,
    take(fingerprint2) {
      let at3 = byText.find(fingerprint2);
      while (at3 >= 0 && taken[at3] === 1) at3 = byText.next[at3];
      if (at3 < 0) return null;
      taken[at3] = 1;
      return gone[at3];
    }
  };
}
function staysInFile({ before, after, was, is }, old, fresh) {
  for (let left = old; left >= 0; left = was.next[left])
    for (let right = fresh; right >= 0; right = is.next[right]) if (before[left].file === after[right].file) return true;
  return false;
}
function addRelabelled(groups, from, { file, line, text: text3, labels: labels2 }) {
  const to = labels2.join("|");
  const key = JSON.stringify([from, to]);
  const group = groups.get(key) ?? { from, to, count: 0, examples: [] };
  groups.set(key, group);
  group.count++;
  if (group.examples.length < examplesPerGroup) group.examples.push({ file, line, text: text3 });
}
var labelOf = (document) => document.labels.join("|");

// src/git/changes.ts
async function changedPaths(git, from, to) {
  const printed = await git.bytes(["diff-tree", "-r", "-z", "--no-renames", "--name-only", "--no-commit-id", from, to]);
  return splitAtNul(printed).map(pathText).sort();
}

// src/learning/classifier/without.ts
function predictWithout(examples, labels2, groups, texts) {
  const { problem, names } = stateProblem(examples, labels2, texts);
  const { documents, values: values2 } = problem;
  const row = new Float64Array(names.length);
  const numbers = Int32Array.from(examples, (_, example) => example);
  return groups.map((group) => {
    const { weights: weights2 } = fit(
      problem,
      numbers.filter((example) => !group.has(example))
    );
    return texts.map((_, text3) => {
      const document = examples.length + text3;
      scoreDocument(weights2, documents.ids, values2, documents.bounds[2 * document], documents.bounds[2 * document + 2], row);
      return names[row.indexOf(Math.max(...row))];
    });
  });
}

// src/commands/influence.ts
var mostGroups = 4;
var fewestRows2 = 5;
var quick = 2e5;
var slow = 4e6;
function influences(desired, trainedBefore, searching) {
  const { train: train2, test } = desired.documents;
  const cost = train2.length * desired.labels.length;
  const rows2 = train2.flatMap((document, at3) => trainedBefore(document) ? [] : [{ document, at: at3 }]);
  const groups = groupsOf(rows2);
  if (groups.length < 2 || test.length === 0 || cost > (searching ? slow : quick)) return [];
  const examples = train2.map(({ text: text3, labels: labels2 }) => ({ text: text3, label: labels2[0] }));
  const texts = test.map(({ text: text3 }) => text3);
  const actual = test.map(({ labels: labels2 }) => labels2[0]);
  const left = [/* @__PURE__ */ new Set(), ...groups.map(({ members }) => new Set(members))];
  const [all, ...without] = predictWithout(examples, desired.labels, left, texts).map((predicted2) => evaluate(actual, predicted2).f1);
  return groups.map(({ kind, name: name3, members }, group) => ({ kind, name: name3, documents: members.length, f1: all - without[group] })).sort((a, b) => a.f1 - b.f1);
}
function groupsOf(rows2) {
  const files = new Set(rows2.map(({ document }) => document.file));
  const kind = files.size > 1 ? "file" : "label";
  const groups = /* @__PURE__ */ new Map();
  for (const { document, at: at3 } of rows2) {
    const name3 = kind === "file" ? document.file : document.labels[0];
    const group = groups.get(name3) ?? { kind, name: name3, members: [] };
    group.members.push(at3);
    groups.set(name3, group);
  }
  const large = [...groups.values()].filter(({ members }) => members.length >= fewestRows2);
  return large.sort((a, b) => b.members.length - a.members.length || (a.name < b.name ? -1 : 1)).slice(0, mostGroups);
}

// src/commands/judges.ts
function judgesOf(head2, owned, base) {
  const config = { ...owned, promotion: head2.config.promotion };
  const merged = head2.documents;
  if (base === null || base.config === null) return { config, merged, today: null, todayConfig: owned };
  const today = { train: merged.train, test: base.documents.test, golden: base.documents.golden };
  const onlyGrown = head2.config.datasets.test === null && base.config.datasets.test === null && isSubset(today.test, merged.test);
  const judged2 = onlyGrown ? { test: merged.test, golden: today.golden } : today;
  const same2 = judgeKey(owned, judged2) === judgeKey(config, merged);
  return { config, merged, today: same2 ? null : { ...today, ...judged2 }, todayConfig: owned };
}
function isSubset(small3, large) {
  const all = new Set(large.map((document) => document.fingerprint));
  return small3.every((document) => all.has(document.fingerprint));
}

// src/commands/production.ts
async function productionLake(settings2, repository, proposal, config, base) {
  if (base === null || base.config === null)
    return {
      lake: emptyLake(),
      comparedTo: nothing("This pull request adds the flywheel: there is no model yet, so its own floors decide.")
    };
  let lake;
  try {
    lake = readThrough(await openLake(config, repository, settings2));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return standIn(settings2, base, proposal.base, `The lake cannot be read (${error.message})`);
  }
  const serving2 = (await readSeries(lake, localBackend(lake, settings2).root, config.name, "serving")).at(-1);
  if (serving2 === void 0) return { lake, comparedTo: nothing("Nothing was promoted yet, so the floors decide.") };
  if (await isReadable(lake, serving2)) return { lake, comparedTo: active(serving2) };
  return standInFor(settings2, repository, base, proposal.base, serving2);
}
var nothing = (reason) => ({ kind: "none", model: null, commit: null, reason });
var active = (serving2) => ({
  kind: "active",
  model: serving2.model.key.slice(0, 8),
  commit: serving2.commit,
  reason: `Compared with the model that serves: ${serving2.model.key.slice(0, 8)}, ${serving2.model.documents} documents.`
});
async function isReadable(lake, serving2) {
  const { comprehend } = localBackend(lake, { now: () => new Date(serving2.at), progress: () => {
  } });
  try {
    await comprehend.describeDocumentClassifier({ DocumentClassifierArn: serving2.model.arn });
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "ResourceNotFoundException") return false;
    throw error;
  }
}
async function standInFor(settings2, repository, base, baseCommit, serving2) {
  const commit2 = serving2.commit === null ? null : await repository.fetchCommit(serving2.commit).catch(() => null);
  const then = commit2 === null ? [] : await loadFlywheels(filesAt(repository, commit2), settings2.config);
  const loaded = then.find((each) => each.config?.name === base.config?.name) ?? null;
  const why = `Model ${serving2.model.key.slice(0, 8)} cannot be read from the lake`;
  return loaded === null || commit2 === null ? standIn(settings2, base, baseCommit, why) : standIn(settings2, loaded, commit2, why, "stand-in");
}
async function standIn(settings2, base, commit2, why, kind = "base") {
  const lake = emptyLake();
  if (!isSound(base)) return { lake, comparedTo: nothing(`${why}, and the base has problems of its own, so the floors decide.`) };
  const config = {
    ...base.config,
    pin: null,
    suspend: false,
    promotion: { ...base.config.promotion, minimum: {}, minimumPerLabel: {}, approval: "on-merge" }
  };
  const backend = localBackend(lake, settings2);
  const outcome2 = await reconcile({
    backend,
    desired: desiredOnce(config, base.documents, commit2),
    asker: { by: "preview" },
    promote: true,
    isTip: async () => true,
    deployed: false,
    progress: () => {
    },
    looks: backend.looks(settings2.waitSeconds)
  });
  const model = outcome2.observed.serving.at(-1)?.model.key.slice(0, 8) ?? null;
  const where = kind === "base" ? "the base of this pull request" : `commit ${commit2.slice(0, 8)}, which that model was trained on`;
  return { lake, comparedTo: { kind, model, commit: commit2, reason: `${why}; compared with a model trained on ${where}.` } };
}

// src/commands/rehearsal.ts
async function runPreview(settings2, production, judges, commit2) {
  const backend = localBackend(production.lake, settings2);
  const desired = desiredOnce(judges.config, judges.merged, commit2);
  const first = await look2({ backend, desired });
  const run2 = {
    backend,
    desired,
    asker: { by: "preview" },
    promote: false,
    isTip: async () => true,
    deployed: false,
    progress: settings2.progress,
    looks: backend.looks(settings2.waitSeconds)
  };
  const outcome2 = { ...await reconcile(run2), firstPlan: first.plan };
  const candidate = outcome2.plan.situation.candidate;
  const rejudge = judges.today !== null && candidate !== null && outcome2.plan.verdict !== null;
  const now = rejudge ? desiredState(judges.todayConfig, judges.today, outcome2.desired.labels, commit2) : null;
  const today = now === null ? null : await judgeCandidate(backend, now, outcome2.observed, candidate);
  if (production.comparedTo.kind !== "none" && outcome2.observed.serving.length === 0)
    throw new Failure("no-comparison", `${production.comparedTo.reason} No model came out of it.`, {
      hint: "Run `flywheel check` on the base branch."
    });
  return { outcome: outcome2, today, comparedTo: production.comparedTo, learningVersion: backend.learningVersion };
}

// src/commands/preview.ts
async function preview(settings2, propose) {
  const repository = await requireRepository(settings2);
  const proposal = await propose(repository);
  const changed2 = new Set(await changedPaths(repository.git, proposal.base, proposal.tree));
  const before = await loadFlywheels(filesAt(repository, proposal.base), settings2.config);
  const after = await loadFlywheels(filesAt(repository, proposal.tree), settings2.config);
  const flywheels = [];
  for (const each of after) {
    const base = counterpart(each, before);
    if (touched(each, base, changed2)) flywheels.push(await previewOne(settings2, repository, proposal, each, base));
  }
  const orphaned = before.flatMap(
    ({ config }) => config !== null && !after.some((each) => each.config?.name === config.name || each.config === null && each.file === config.file) ? [config.name] : []
  );
  return { schemaVersion: 1, command: "preview", flywheels, ...orphaned.length === 0 ? {} : { orphaned } };
}
var counterpart = (head2, before) => before.find((base) => base.config !== null && base.config.name === head2.config?.name) ?? (head2.config === null ? before.find((base) => base.file === head2.file) ?? null : null);
var touched = (head2, base, changed2) => [head2.file, ...head2.files, ...base === null ? [] : [base.file, ...base.files]].some((file) => changed2.has(file));
async function previewOne(settings2, repository, proposal, head2, base) {
  const described3 = {
    ...checked(head2),
    commit: proposal.head,
    diff: base === null ? null : diffDocuments(everything(base), everything(head2))
  };
  if (!isSound(head2)) return { ...described3, verdict: null };
  const { config, edited } = withBaseOwned(head2.config, base?.config ?? null);
  if (config.pullRequests.train !== "always")
    return { ...described3, verdict: null, status: "done", comparedTo: notTrained(config.pullRequests.train) };
  const judges = judgesOf(head2, config, base);
  const production = await productionLake(settings2, repository, proposal, config, base);
  const rehearsal = await runPreview(settings2, production, judges, proposal.head);
  return {
    ...described3,
    ...verdictOf2(rehearsal, judges),
    problems: [...head2.problems, ...rehearsal.outcome.problems],
    comparedTo: rehearsal.comparedTo,
    influence: influenceOf(rehearsal),
    estimate: false,
    baseOwned: edited,
    ok: described3.ok && !rehearsal.outcome.problems.some(isError)
  };
}
function influenceOf({ outcome: outcome2 }) {
  const { desired, plan: plan3, observed } = outcome2;
  const active2 = models(observed).find((model) => model.arn === observed.serving.at(-1)?.model.arn);
  if (active2 === void 0 || plan3.verdict === null) return [];
  const searching = plan3.verdict.verdict.decision !== "PROMOTE";
  return influences(desired, (document) => active2.trainedOn.has(document.fingerprint), searching);
}
var everything = (loaded) => [...loaded.documents.train, ...loaded.documents.test, ...loaded.documents.golden];
var notTrained = (train2) => ({
  kind: "none",
  model: null,
  commit: null,
  reason: `pullRequests.train is ${train2}: the data is checked and nothing is trained.`
});
function verdictOf2({ outcome: outcome2, today, learningVersion: learningVersion2 }, judges) {
  const { plan: plan3, observed, desired, failure: failure2 } = outcome2;
  const candidate = plan3.situation.candidate;
  const serving2 = observed.serving.at(-1);
  const after = plan3.verdict;
  const main = today ?? after;
  return {
    ...planned2(desired, outcome2.before, outcome2.firstPlan, learningVersion2),
    ...judged(main, today === null ? desired : desiredState(judges.config, judges.today, desired.labels, desired.commit)),
    ...today === null ? {} : { verdictAfterMerge: after?.verdict ?? null },
    status: outcome2.status,
    changed: false,
    activeModel: serving2?.model.arn ?? null,
    activeKey: serving2?.model.key ?? null,
    policy: policyOf(judges.config),
    candidateModel: candidate?.arn ?? null,
    key: candidate?.key ?? serving2?.model.key ?? null,
    modelDigest: candidate?.modelDigest ?? serving2?.model.modelDigest ?? null,
    documents: serving2?.model.documents ?? 0,
    ...failure2 === null ? {} : { error: describeFailure(failure2) }
  };
}

// src/commands/proposal.ts
async function proposalOf(repository, baseRef) {
  const base = await repository.resolve(baseRef);
  if (base === null)
    throw new Failure("unknown-base", `${baseRef} is not a commit in this repository.`, {
      hint: "Name the branch that this one is to be merged into, e.g. `--base main`."
    });
  const head2 = await repository.head();
  const merge = await repository.mergeTree(base, head2);
  if ("tree" in merge) return { base, head: head2, tree: merge.tree };
  throw mergeConflict(baseRef, merge.conflicts);
}
var mergeConflict = (baseRef, conflicts) => new Failure(
  "merge-conflict",
  `HEAD cannot be merged into ${baseRef}: ${conflicts.join(", ")} ${conflicts.length === 1 ? "is" : "are"} in conflict.`,
  {
    hint: `Merge ${baseRef} into this branch, resolve the conflicts and commit.`
  }
);

// src/commands/rollback.ts
import { writeFileSync } from "node:fs";
import { join as join5 } from "node:path";

// src/config/edit.ts
var import_yaml4 = __toESM(require_dist(), 1);
function setPin(text3, version) {
  const mark = text3.startsWith("\uFEFF") ? "\uFEFF" : "";
  const before = read(text3.slice(mark.length));
  if (before === null) throw failure("flywheel.yaml is not sound YAML, so `pin` cannot be set in it.");
  if ((before.settings.pin ?? null) === version) return text3;
  const edited = splice(text3.slice(mark.length), before.map, version === null ? "null" : quoted3(version));
  const after = read(edited);
  if (after === null || !same({ ...before.settings, pin: version }, after.settings)) {
    throw failure("`pin` is written in a way that cannot be edited safely.");
  }
  return mark + edited;
}
var failure = (message) => new Failure("pin-not-editable", message, { hint: "Set `pin:` in flywheel.yaml by hand." });
var quoted3 = (version) => /^[a-zA-Z0-9-]+$/.test(version) && (0, import_yaml4.parse)(version) === version ? version : JSON.stringify(version);
function read(text3) {
  const yaml = readYaml(text3, "flywheel.yaml");
  if ("problems" in yaml || checkTree(yaml, "flywheel.yaml").length > 0) return null;
  return { map: yaml.document.contents, settings: yaml.document.toJS() };
}
function same(expected2, actual) {
  if (typeof expected2 !== "object" || typeof actual !== "object" || expected2 === null || actual === null)
    return Object.is(expected2, actual);
  const keys = Object.keys(expected2);
  return keys.length === Object.keys(actual).length && keys.every((key) => same(expected2[key], actual[key]));
}
function splice(text3, map, value) {
  const pairs2 = map.items;
  const pair = pairs2.find(({ key }) => (0, import_yaml4.isScalar)(key) && key.value === "pin");
  if (pair?.value) {
    const [start, end] = pair.value.range;
    const written = text3.slice(start, end);
    if (written === "") {
      const colon = text3.indexOf(":", pair.key.range[1]) + 1;
      return `${text3.slice(0, colon)} ${value}${text3.slice(colon)}`;
    }
    return `${text3.slice(0, start)}${value}${written.endsWith("\n") ? lineBreak(text3) : ""}${text3.slice(end)}`;
  }
  if (map.flow) {
    const end = map.range[1] - 1;
    const comma = pairs2.length === 0 || /,\s*$/.test(text3.slice(0, end)) ? "" : ", ";
    return `${text3.slice(0, end)}${comma}pin: ${value}${text3.slice(end)}`;
  }
  return append2(text3, map.range[0], `pin: ${value}`);
}
function append2(text3, start, line) {
  const indent = text3.slice(text3.lastIndexOf("\n", start - 1) + 1, start);
  const end = /\n\.\.\.\s*$/.exec(text3)?.index ?? text3.length;
  const content = text3.slice(0, end);
  const separate = content === "" || content.endsWith("\n") ? "" : lineBreak(text3);
  return `${content}${separate}${indent}${line}${lineBreak(text3)}${text3.slice(end).replace(/^\r?\n/, "")}`;
}
var lineBreak = (text3) => text3.includes("\r\n") ? "\r\n" : "\n";

// src/commands/promote.ts
function promote2(settings2, version, only, why, decision = "explicit") {
  const command = decision === "explicit" ? "promote" : "rollback";
  let wanted2 = version;
  const record = async (backend, run2) => {
    const { desired, observed } = await look2(run2);
    const serving2 = nowServing(observed);
    wanted2 ??= decision === "rollback" ? previousVersion(observed.serving) : null;
    const model = wanted2 === null ? null : findModel(observed, wanted2);
    if (model === null) throw unknownVersion(desired.config.name, wanted2, knownVersions(observed));
    if (desired.config.pin !== null && findModel(observed, desired.config.pin)?.key !== model.key)
      throw new Failure("pinned", `${desired.config.file} pins version ${desired.config.pin}, so ${wanted2} cannot be promoted.`, {
        hint: "Change or remove the pin first."
      });
    if (serving2?.model.arn === model.arn && (decision === "explicit" || serving2.decision === "rollback")) return;
    const promotion = { model: nameOf(model), decision, evidence: null, f1: null, why, raisesReference: true };
    await applyChange(
      backend,
      desired,
      observed,
      { kind: "promote", target: model.key.slice(0, 8), reason: why, promotion },
      { by: settings2.by }
    );
  };
  return apply(settings2, command, only, { ofOne: true, record });
}
function previousVersion(serving2) {
  const now = serving2.at(-1);
  return serving2.findLast((record) => record.model.key !== now?.model.key && !now?.pinnedAway.includes(record.model.key))?.model.key ?? null;
}
function unknownVersion(name3, version, known2) {
  if (version === null)
    return new Failure("no-version", `Flywheel ${name3} has no earlier version to go back to.`, { hint: `Name one: ${known2}.` });
  return new Failure("unknown-version", `Flywheel ${name3} has no version ${version}; ${known2}.`, {
    hint: "A version is the first digits of a model key, as `flywheel status` shows."
  });
}

// src/commands/rollback.ts
async function rollback(settings2, version, only) {
  const repository = await requireRepository(settings2);
  const tree = filesOnDisk(settings2, repository);
  const loaded = (await loadFlywheels(tree, settings2.config)).filter((each) => only === null || each.config?.name === only);
  if (loaded.length === 0) throw nothingDeclared(settings2, only);
  if (loaded.length > 1) throw whichFlywheel(loaded);
  const [flywheel] = loaded;
  if (!isSound(flywheel)) return { schemaVersion: 1, command: "rollback", flywheels: [checked(flywheel)] };
  const { config, file } = flywheel;
  const backend = localBackend(readThrough(await openLake(config, repository, settings2)), settings2);
  const observed = await observe(backend, config);
  const wanted2 = version ?? previousVersion(observed.serving);
  const model = wanted2 === null ? null : findModel(observed, wanted2);
  if (model === null) throw unknownVersion(config.name, wanted2, knownVersions(observed));
  const path = join5(repository.root, file);
  const pin = model.key.slice(0, 8);
  const chunks = [];
  for await (const chunk of tree.read(file)) chunks.push(chunk);
  writeFileSync(path, setPin(Buffer.concat(chunks).toString("utf8"), pin));
  settings2.progress(`~ ${file}: pin: ${pin}. Commit it; merging it is the rollback.`);
  return {
    schemaVersion: 1,
    command: "rollback",
    flywheels: [
      {
        ...checked(flywheel),
        key: model.key,
        modelDigest: model.modelDigest,
        activeModel: observed.serving.at(-1)?.model.arn ?? null,
        changed: true
      }
    ]
  };
}

// src/commands/demo.ts
async function demo(settings2, options2) {
  const directory = mkdtempSync(join6(tmpdir2(), "flywheel-demo-"));
  try {
    const steps = await play(
      { ...settings2, directory, config: "**/flywheel.yaml", by: "demo" },
      join6(options2.examples, "news-topics"),
      directory
    );
    if (options2.json)
      return `${JSON.stringify({ schemaVersion: 1, command: "demo", steps: steps.map(({ title, report }) => ({ title, ...jsonValue(report) })) }, null, 2)}
`;
    return steps.map((step2, at3) => told2(step2, at3 + 1, options2)).join("\n");
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
async function play(settings2, example, directory) {
  const git = await openGit(directory, { environment: { ...settings2.environment, ...somebody } });
  const steps = [];
  const step2 = (title, typed, report) => steps.push({ title, typed, report });
  for (const part of ["flywheel.yaml", "data", ".github"]) cpSync(join6(example, part), join6(directory, part), { recursive: true });
  await git.text(["init", "--quiet", "--initial-branch=main"]);
  await commit(git, "Labelled news and a flywheel");
  step2("A repository declares a flywheel. The first apply trains the first model.", ["flywheel apply"], await apply(settings2));
  await branchWith(git, "better", join6(example, "pull-requests/better"), directory);
  step2("A pull request adds labelled news.", ["git switch --create better", "flywheel preview --base main"], await previewed(settings2));
  await git.text(["switch", "--quiet", "main"]);
  await git.text(["merge", "--quiet", "--no-ff", "--message", "Merge better", "better"]);
  step2("It is merged: the very model of the preview is promoted.", ["git merge better", "flywheel apply"], await apply(settings2));
  await branchWith(git, "bad-labels", join6(example, "pull-requests/bad-labels"), directory);
  step2(
    "Another pull request adds news, many under wrong labels. It is stopped, with the lines at fault.",
    ["git switch --create bad-labels", "flywheel preview --base main"],
    await previewed(settings2)
  );
  await git.text(["switch", "--quiet", "main"]);
  await rollback(settings2, null, null);
  await commit(git, "Roll back");
  step2(
    "Somebody wants the first model back: a pin in Git.",
    ["flywheel rollback", "git commit --all --message 'Roll back'", "flywheel apply"],
    await apply(settings2)
  );
  return steps;
}
var previewed = (settings2) => preview(settings2, (repository) => proposalOf(repository, "main"));
var somebody = {
  GIT_CONFIG_COUNT: "2",
  GIT_CONFIG_KEY_0: "user.name",
  GIT_CONFIG_VALUE_0: "Demo",
  GIT_CONFIG_KEY_1: "user.email",
  GIT_CONFIG_VALUE_1: "demo@example.com"
};
async function commit(git, message) {
  await git.text(["add", "--all"]);
  await git.text(["commit", "--quiet", "--message", message]);
}
async function branchWith(git, name3, files, directory) {
  await git.text(["switch", "--quiet", "--create", name3, "main"]);
  mkdirSync(join6(directory, "data/train"), { recursive: true });
  for (const file of readdirSync(files)) cpSync(join6(files, file), join6(directory, "data/train", file));
  await commit(git, `Add news: ${name3}`);
}
function told2({ title, typed, report }, number, options2) {
  const commands = typed.map((line) => `$ ${line}`).join("\n");
  return `${"─".repeat(Math.min(options2.width, 100))}
${number}. ${title}

${commands}

${terminalText(report, options2)}`;
}

// src/commands/exit-code.ts
function exitCode(report, detailed = false) {
  if (report.error !== void 0 || report.flywheels.some(isFailing)) return 1;
  if (report.command !== "preview" && report.flywheels.some(({ status: status2 }) => status2 === "training" || status2 === "scoring")) return 3;
  if (detailed && report.flywheels.some(({ changes }) => (changes?.length ?? 0) > 0)) return 2;
  return 0;
}

// src/commands/init.ts
import { existsSync as existsSync2, mkdirSync as mkdirSync2, readFileSync, writeFileSync as writeFileSync2 } from "node:fs";
import { basename, dirname as dirname2, join as join7, relative, resolve as resolve3 } from "node:path";
var mostBytes = 2e8;
async function init(settings2, options2) {
  const repository = await findRepository(settings2);
  const root2 = repository?.root ?? settings2.directory;
  const folder = relative(root2, resolve3(settings2.directory, options2.directory)).replaceAll("\\", "/");
  const found2 = await findData(filesOnDisk(settings2, repository), folder);
  if (!found2.some((each) => each.role === "train"))
    throw new Failure("no-data", `No file of labelled text was found in ${folder === "" ? "this repository" : folder}.`, {
      hint: 'A CSV or TSV with a header such as `text,label`, JSON lines with "text" and "label", or a Comprehend CSV (label first, no header).'
    });
  const file = join7(folder, "flywheel.yaml");
  const name3 = nameFrom(folder === "" ? basename(root2) : basename(folder));
  const written = [
    write(root2, file, flywheelYaml(name3, folder, found2), options2.force),
    write(root2, ".github/workflows/flywheel.yml", readFileSync(options2.workflow, "utf8"), options2.force)
  ];
  if (options2.json)
    return `${JSON.stringify({ schemaVersion: 1, command: "init", name: name3, file, files: written, datasets: summaries(found2) }, null, 2)}
`;
  const counted2 = found2.map((each) => `  ${each.role.padEnd(7)}${each.path}  ${each.documents.length} documents`).join("\n");
  return `Found
${counted2}

Wrote
${written.map((each) => `  ${each}`).join("\n")}

Next: \`flywheel check\`, commit both files, and open a pull request.
`;
}
var summaries = (found2) => Object.fromEntries(found2.map((each) => [each.path, summarize(each.documents)]));
async function findData(tree, folder) {
  const found2 = [];
  for (const { path, bytes } of await tree.list()) {
    const inside = folder === "" || path.startsWith(`${folder}/`);
    if (!inside || bytes > mostBytes || !/\.(csv|tsv|jsonl|ndjson)$/i.test(path) || /(^|\/)node_modules\//.test(path)) continue;
    const { documents, problems } = await readDocuments2([{ path, read: () => tree.read(path) }], {
      format: null,
      columns: null,
      delimiter: null
    });
    const labels2 = new Set(documents.flatMap((document) => document.labels));
    if (documents.length > 0 && labels2.size < documents.length && problems.length <= documents.length / 10)
      found2.push({ path, role: roleOf(path), documents });
  }
  return found2;
}
function roleOf(path) {
  const words2 = path.toLowerCase().split(/[^a-z]+/);
  if (words2.includes("golden")) return "golden";
  return words2.some((word) => ["test", "eval", "evaluation", "holdout", "heldout"].includes(word)) ? "test" : "train";
}
function nameFrom(folder) {
  const name3 = folder.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 54).replace(/-+$/, "");
  return name3 === "" ? "flywheel" : name3;
}
function flywheelYaml(name3, folder, found2) {
  const globs = (role) => patterns(found2.filter((each) => each.role === role).map((each) => folder === "" ? each.path : each.path.slice(folder.length + 1)));
  const line = (role, comment) => {
    const list3 = globs(role);
    if (list3.length === 0)
      return role === "test" ? "  # test: data/test.csv   # without it, a stable tenth of the texts is test data\n" : "";
    return `  ${role}: ${list3.length === 1 ? JSON.stringify(list3[0]) : `[${list3.map((each) => JSON.stringify(each)).join(", ")}]`}   # ${comment}
`;
  };
  return `# What this flywheel is: its task, its data and when a new model replaces the old one.
version: 1
name: ${name3}
task:
  type: classifier
  mode: multi-class
  language: en   # de en es fr it pt
datasets:
${line("train", "what the model learns from")}${line("test", "what it is judged on, never trained on")}${line("golden", "documents that must stay right")}promotion:
  require: not-worse   # or non-inferior, or better
`;
}
function patterns(paths) {
  const folders2 = new Set(paths.map((path) => dirname2(path)));
  const extensions = new Set(paths.map((path) => path.split(".").at(-1)));
  const [only] = [...folders2];
  const own2 = only !== void 0 && roleFolder.test(only);
  return paths.length > 0 && folders2.size === 1 && extensions.size === 1 && own2 ? [`${only}/**/*.${[...extensions][0]}`] : paths;
}
var roleFolder = /(^|\/)(train|training|test|eval|golden)$/;
function write(root2, file, text3, force) {
  const path = join7(root2, file);
  if (existsSync2(path) && !force) return `${file} (already there, left as it is; --force overwrites it)`;
  mkdirSync2(dirname2(path), { recursive: true });
  writeFileSync2(path, text3);
  return file;
}

// src/commands/plan.ts
async function plan2(settings2) {
  const repository = await requireRepository(settings2);
  const commit2 = await repository.head();
  const flywheels = [];
  const declared3 = await loadFlywheels(filesOnDisk(settings2, repository), settings2.config);
  if (declared3.length === 0) throw nothingDeclared(settings2, null);
  for (const loaded of declared3) {
    if (!isSound(loaded)) {
      flywheels.push(checked(loaded));
      continue;
    }
    const backend = localBackend(readThrough(await openLake(loaded.config, repository, settings2)), settings2);
    const state = await look2({ backend, desired: desiredOnce(loaded.config, loaded.documents, commit2) });
    const refusal = guard(state.plan, state.desired, state.observed, settings2.deployed.includes(loaded.config.name));
    flywheels.push({
      ...checked({ ...loaded, problems: [...loaded.problems, ...state.problems] }),
      ...planned2(state.desired, state.observed, state.plan, backend.learningVersion),
      ...refusal === null ? {} : { error: describeFailure(refusal) }
    });
  }
  return { schemaVersion: 1, command: "plan", flywheels };
}

// src/commands/predict.ts
async function predict(settings2, texts, only, version) {
  const repository = await requireRepository(settings2);
  const loaded = await loadFlywheels(filesOnDisk(settings2, repository), settings2.config);
  const fits = loaded.filter((each) => only === null || each.config?.name === only);
  if (fits.length === 0) throw nothingDeclared(settings2, only);
  if (fits.length > 1) throw whichFlywheel(fits);
  const { config, file } = fits[0];
  if (config === null)
    throw new Failure("unusable-config", `${file} cannot be used.`, { hint: "`flywheel check` says what is wrong with it." });
  const backend = localBackend(readThrough(await openLake(config, repository, settings2)), settings2);
  const observed = await observe(backend, config);
  const wanted2 = version ?? observed.serving.at(-1)?.model.arn ?? null;
  if (wanted2 === null)
    throw new Failure("no-model", `No model serves flywheel ${config.name} yet.`, { hint: "Run `flywheel apply` on the default branch." });
  const model = findModel(observed, wanted2);
  if (model === null) throw unknownVersion(config.name, wanted2, knownVersions(observed));
  const answers = await predictions(backend, model.arn, texts.map(canonicalText));
  if (answers === null) throw new Error(`The model answered another number of texts than ${texts.length}.`);
  return {
    schemaVersion: 1,
    command: "predict",
    name: config.name,
    model: model.arn,
    results: texts.map((text3, at3) => ({ text: text3, classes: answers[at3].classes }))
  };
}

// src/commands/retrain.ts
function retrain(settings2, only, why) {
  const at3 = settings2.now().toISOString();
  const record = async (backend, run2) => {
    const { desired, observed } = await look2(run2);
    if (observed.generations.length === 0 || observed.retrains.some((each) => each.at === at3)) return;
    const retrain2 = { contentKey: desired.contentKey, by: settings2.by, why, at: at3 };
    await writeRecord(backend.storage, backend.root, desired.config.name, "retrains", observed.retrains.length + 1, retrain2);
  };
  return apply(settings2, "retrain", only, { ofOne: false, record });
}

// src/commands/serve.ts
import { mkdirSync as mkdirSync3 } from "node:fs";
import { resolve as resolve4 } from "node:path";

// src/engine/access-log.ts
var chosenMax = 120;
function openLog(clock, write2) {
  return (event, details) => write2(`${JSON.stringify({ time: clock().toISOString(), event, ...details })}
`);
}
function logAccess(log2, access) {
  const { path, agent, milliseconds } = access;
  log2("request", {
    ...access,
    path: path.slice(0, chosenMax),
    agent: agent.slice(0, chosenMax),
    milliseconds: Math.round(milliseconds * 10) / 10
  });
}
function bugDetails(error) {
  if (!(error instanceof Error)) return { error: typeof error };
  const places2 = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { error: error.name, code: error.code, stack: places2.map((line) => line.trim()) };
}

// src/engine/operation-names.ts
var operationNames = [
  "BatchDetectDominantLanguage",
  "BatchDetectEntities",
  "BatchDetectKeyPhrases",
  "BatchDetectSentiment",
  "BatchDetectSyntax",
  "BatchDetectTargetedSentiment",
  "ClassifyDocument",
  "ContainsPiiEntities",
  "CreateDataset",
  "CreateDocumentClassifier",
  "CreateEndpoint",
  "CreateEntityRecognizer",
  "CreateFlywheel",
  "DeleteDocumentClassifier",
  "DeleteEndpoint",
  "DeleteEntityRecognizer",
  "DeleteFlywheel",
  "DeleteResourcePolicy",
  "DescribeDataset",
  "DescribeDocumentClassificationJob",
  "DescribeDocumentClassifier",
  "DescribeDominantLanguageDetectionJob",
  "DescribeEndpoint",
  "DescribeEntitiesDetectionJob",
  "DescribeEntityRecognizer",
  "DescribeEventsDetectionJob",
  "DescribeFlywheel",
  "DescribeFlywheelIteration",
  "DescribeKeyPhrasesDetectionJob",
  "DescribePiiEntitiesDetectionJob",
  "DescribeResourcePolicy",
  "DescribeSentimentDetectionJob",
  "DescribeTargetedSentimentDetectionJob",
  "DescribeTopicsDetectionJob",
  "DetectDominantLanguage",
  "DetectEntities",
  "DetectKeyPhrases",
  "DetectPiiEntities",
  "DetectSentiment",
  "DetectSyntax",
  "DetectTargetedSentiment",
  "DetectToxicContent",
  "ImportModel",
  "ListDatasets",
  "ListDocumentClassificationJobs",
  "ListDocumentClassifierSummaries",
  "ListDocumentClassifiers",
  "ListDominantLanguageDetectionJobs",
  "ListEndpoints",
  "ListEntitiesDetectionJobs",
  "ListEntityRecognizerSummaries",
  "ListEntityRecognizers",
  "ListEventsDetectionJobs",
  "ListFlywheelIterationHistory",
  "ListFlywheels",
  "ListKeyPhrasesDetectionJobs",
  "ListPiiEntitiesDetectionJobs",
  "ListSentimentDetectionJobs",
  "ListTagsForResource",
  "ListTargetedSentimentDetectionJobs",
  "ListTopicsDetectionJobs",
  "PutResourcePolicy",
  "StartDocumentClassificationJob",
  "StartDominantLanguageDetectionJob",
  "StartEntitiesDetectionJob",
  "StartEventsDetectionJob",
  "StartFlywheelIteration",
  "StartKeyPhrasesDetectionJob",
  "StartPiiEntitiesDetectionJob",
  "StartSentimentDetectionJob",
  "StartTargetedSentimentDetectionJob",
  "StartTopicsDetectionJob",
  "StopDominantLanguageDetectionJob",
  "StopEntitiesDetectionJob",
  "StopEventsDetectionJob",
  "StopKeyPhrasesDetectionJob",
  "StopPiiEntitiesDetectionJob",
  "StopSentimentDetectionJob",
  "StopTargetedSentimentDetectionJob",
  "StopTrainingDocumentClassifier",
  "StopTrainingEntityRecognizer",
  "TagResource",
  "UntagResource",
  "UpdateEndpoint",
  "UpdateFlywheel"
];

// src/engine/wire.ts
function decodeRequest(members, body) {
  const value = body.length === 0 ? {} : parsed3(body);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ServiceError("SerializationException", "The body of a request must be a JSON object.");
  return decodeMembers(members, value);
}
var encodeResponse = (response) => JSON.stringify(encoded(response));
function parsed3(body) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new ServiceError("SerializationException", "The body of the request is not JSON in UTF-8.");
  }
}
function decodeMembers(members, value) {
  const known2 = Object.keys(value).filter((name3) => Object.hasOwn(members, name3));
  return Object.fromEntries(known2.map((name3) => [name3, decoded2(members[name3], value[name3])]));
}
function decoded2(constraint, value) {
  switch (constraint.type) {
    case "timestamp":
      return typeof value === "number" ? new Date(Math.round(value * 1e3)) : value;
    case "blob":
      return typeof value === "string" && isBase64(value) ? new Uint8Array(Buffer.from(value, "base64")) : value;
    case "list":
      return Array.isArray(value) ? value.map((item) => decoded2(constraint.member, item)) : value;
    case "structure":
      return isObject(value) ? decodeMembers(constraint.members, value) : value;
    default:
      return value;
  }
}
function encoded(value) {
  if (value instanceof Date) return value.getTime() / 1e3;
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(encoded);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name3, member]) => [name3, encoded(member)]));
  return value;
}
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var isBase64 = (text3) => text3.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text3);

// src/engine/aws-json.ts
var prefix = "Comprehend_20171127.";
function openAwsJson({ comprehend }, { onWrite, onBug }) {
  const inTurn = openQueue();
  async function answered2(method, body) {
    const request = decodeRequest(operations[method].constraints, body);
    const call = () => comprehend[method](request);
    if (isRead(method)) return encodeResponse(await call());
    const response = await inTurn(call);
    onWrite();
    return encodeResponse(response);
  }
  return async (target, body) => {
    const operation = operationOf(target);
    try {
      return { status: 200, body: await answered2(implemented(operation), body), operation };
    } catch (error) {
      if (error instanceof ServiceError) return errorAnswer(error, operation);
      onBug(error, operation ?? "no operation");
      return errorAnswer(new ServiceError("InternalServerException", "The engine failed: its log says how."), operation);
    }
  };
}
function errorAnswer(error, operation = null) {
  const body = JSON.stringify({ __type: error.name, Message: error.message });
  return { status: error.$metadata.httpStatusCode, body, operation, error: error.name };
}
function operationOf(target) {
  const name3 = target?.startsWith(prefix) ? target.slice(prefix.length) : void 0;
  return operationNames.find((each) => each === name3) ?? null;
}
function implemented(operation) {
  if (operation === null)
    throw new ServiceError("UnknownOperationException", `The header X-Amz-Target must name an operation: ${prefix}<Operation>.`);
  const method = `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
  if (!Object.hasOwn(operations, method))
    throw new ServiceError(
      "NotImplementedException",
      `${operation} is an operation of Amazon Comprehend that the embedded engine does not implement. No result is made up.`
    );
  return method;
}
var isRead = (method) => /^(describe|list|classify|detect)/.test(method);
function openQueue() {
  let last = Promise.resolve();
  return (act) => {
    const next = last.then(act);
    last = next.catch(() => {
    });
    return next;
  };
}

// src/engine/background.ts
var retryMilliseconds = 6e4;
var waitMax = 36e5;
function openBackground(round, now, onError) {
  let asked = false;
  let stopped2 = false;
  let running2;
  let timer;
  const wakeIn = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(Math.max(milliseconds, 0), waitMax));
  };
  async function rounds() {
    while (asked && !stopped2) {
      asked = false;
      try {
        const next = await round();
        if (next !== null && !stopped2) wakeIn(next - now());
      } catch (error) {
        onError(error);
        if (!stopped2) wakeIn(retryMilliseconds);
      }
    }
    running2 = void 0;
  }
  function wake() {
    asked = true;
    if (!stopped2) running2 ??= rounds();
  }
  return {
    wake,
    stop: async () => {
      stopped2 = true;
      clearTimeout(timer);
      await running2;
    }
  };
}

// src/engine/http.ts
import { randomUUID as randomUUID2 } from "node:crypto";
import { createServer } from "node:http";
var defaultHttpLimits = {
  bodyBytes: 10 * 1024 * 1024,
  connections: 512,
  headersMilliseconds: 1e4,
  requestMilliseconds: 6e4,
  idleMilliseconds: 12e4,
  closeMilliseconds: 1e4
};
async function openHttpDoor({ answer: answer2, host, port, log: log2, limits: some2 }) {
  const limits3 = { ...defaultHttpLimits, ...some2 };
  let closing = false;
  const server = createServer(
    {
      headersTimeout: limits3.headersMilliseconds,
      requestTimeout: limits3.requestMilliseconds,
      connectionsCheckingInterval: Math.min(1e3, limits3.headersMilliseconds),
      keepAliveTimeout: limits3.idleMilliseconds
    },
    (request, response) => {
      if (closing) response.setHeader("connection", "close");
      void handle(request, response, { answer: answer2, log: log2, limits: limits3 });
    }
  );
  server.maxConnections = limits3.connections;
  server.setTimeout(limits3.idleMilliseconds);
  await listening(server, host, port);
  return {
    url: urlOf(server.address()),
    close: async () => {
      closing = true;
      const closed = new Promise((done) => server.close(() => done()));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), limits3.closeMilliseconds);
      await closed;
      clearTimeout(timer);
    }
  };
}
async function handle(request, response, { answer: answer2, log: log2, limits: limits3 }) {
  const began = performance.now();
  const requestId = randomUUID2();
  const path = (request.url ?? "/").split("?", 1)[0];
  const { method = "GET" } = request;
  const body = await readBody(request, limits3.bodyBytes);
  if (body === void 0) return;
  const given = path === "/" && method === "POST" ? await serviceAnswer(request, body, answer2, limits3) : otherAnswer(method, path);
  response.writeHead(given.status, {
    "content-type": given.operation === void 0 ? "application/json" : "application/x-amz-json-1.1",
    "content-length": Buffer.byteLength(given.body),
    "x-amzn-requestid": requestId,
    ...given.error === void 0 ? {} : { "x-amzn-errortype": given.error }
  });
  response.end(method === "HEAD" ? void 0 : given.body);
  logAccess(log2, {
    ...{ requestId, method, path, operation: given.operation ?? null, status: given.status },
    ...given.error === void 0 ? {} : { error: given.error },
    milliseconds: performance.now() - began,
    requestBytes: body.length,
    responseBytes: Buffer.byteLength(given.body),
    remote: request.socket.remoteAddress ?? "",
    agent: request.headers["user-agent"] ?? ""
  });
}
function serviceAnswer(request, body, answer2, limits3) {
  if (request.headers.origin !== void 0)
    return errorAnswer(new ServiceError("AccessDeniedException", "Requests from web pages are not answered."));
  if (body.bytes === void 0)
    return errorAnswer(
      new ServiceError("RequestEntityTooLargeException", `The request has ${body.length} bytes: the limit is ${limits3.bodyBytes} bytes.`)
    );
  const target = request.headers["x-amz-target"];
  return answer2(typeof target === "string" ? target : void 0, body.bytes);
}
function otherAnswer(method, path) {
  if (path === "/health" && (method === "GET" || method === "HEAD")) return { status: 200, body: '{"status":"ok"}' };
  return { status: 404, body: '{"message":"There is POST / for the service, and GET /health."}' };
}
async function readBody(request, bytesMax) {
  const chunks = [];
  let length = 0;
  try {
    for await (const chunk of request) {
      length += chunk.length;
      if (length <= bytesMax) chunks.push(chunk);
      else chunks.length = 0;
    }
  } catch {
    return void 0;
  }
  return { length, bytes: length > bytesMax ? void 0 : Buffer.concat(chunks) };
}
function listening(server, host, port) {
  return new Promise((done, refused2) => {
    server.once("error", refused2);
    server.listen(port, host, () => {
      server.off("error", refused2);
      done();
    });
  });
}
function urlOf({ address, family, port }) {
  const host = address === "0.0.0.0" || address === "::" ? "127.0.0.1" : address;
  return `http://${family === "IPv6" && host === address ? `[${host}]` : host}:${port}`;
}

// src/commands/serve-thread.ts
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
function openThread(program, lake, { progress, onRound, onBug }) {
  let worker;
  const start = () => {
    const started = new Worker(program, { argv: ["serve"], workerData: lake });
    started.on("message", (message) => {
      if ("progress" in message) progress(message.progress);
      else if ("bug" in message) onBug(message.bug);
      else onRound();
    });
    started.on("error", (error) => onBug(bugDetails(error)));
    started.on("exit", () => {
      if (worker === started) worker = void 0;
    });
    return started;
  };
  return {
    wake: () => {
      worker ??= start();
      worker.postMessage("wake");
    },
    stop: async () => {
      await worker?.terminate();
    }
  };
}
var threadsLake = () => isMainThread ? void 0 : workerData;
async function workInThread(open4, now) {
  const say2 = (message) => parentPort.postMessage(message);
  const engine = open4((progress) => say2({ progress }));
  const background = openBackground(
    async () => {
      const next = await engine.workOn("documents");
      say2({ round: true });
      return next;
    },
    () => now().getTime(),
    (error) => say2({ bug: bugDetails(error) })
  );
  parentPort.on("message", background.wake);
  await new Promise((closed) => parentPort.on("close", closed));
}

// src/commands/serve.ts
async function serve(options2, settings2, outside) {
  const ofThread = threadsLake();
  if (ofThread !== void 0) return workInThread((progress) => engineOf(ofThread, settings2, progress), settings2.now);
  const { lake, host, port } = placeOf(options2, settings2);
  const log2 = openLog(settings2.now, outside.log);
  const onBug = (error, what) => log2("bug", { in: what, ...bugDetails(error) });
  const engine = engineOf(lake, settings2, () => {
  });
  const now = () => settings2.now().getTime();
  const states = openBackground(
    () => engine.workOn("states"),
    now,
    (error) => onBug(error, "states")
  );
  const thread = openThread(outside.program, lake, {
    progress: (message) => log2("work", { message }),
    onRound: states.wake,
    onBug: (details) => log2("bug", { in: "documents", ...details })
  });
  const wake = () => {
    states.wake();
    thread.wake();
  };
  try {
    const door = await listen(host, port, () => openHttpDoor({ answer: openAwsJson(engine, { onWrite: wake, onBug }), host, port, log: log2 }));
    outside.print(`${JSON.stringify({ url: door.url, lake: lake.directory })}
`);
    wake();
    log2("ready", { url: door.url, reachedFrom: isLoopback(host) ? "this machine" : "the network, with any credentials" });
    const signal = await outside.stopped();
    log2("stopping", { signal });
    await stop(door, states, thread);
    log2("stopped", {});
  } finally {
    await stop(void 0, states, thread);
  }
}
async function stop(door, states, thread) {
  await door?.close();
  await Promise.all([states.stop(), thread.stop()]);
}
function engineOf({ directory, region, stateSeconds }, { now }, progress) {
  return createEngine({ storage: openDirectoryLake(directory), clock: now, region, stateSeconds, strict: true, progress });
}
function placeOf(options2, settings2) {
  const given = options2.lake ?? "";
  if (given === "")
    throw new Failure("missing-argument", "--lake DIR is missing: the directory that holds what the service has.", {
      hint: "Any directory will do; it is made when it is not there. s3://bucket/key is the file DIR/bucket/key."
    });
  const directory = resolve4(settings2.directory, given);
  try {
    mkdirSync3(directory, { recursive: true });
  } catch (error) {
    throw new Failure("lake-unreadable", `The lake ${directory} cannot be made: ${error.message}.`, { cause: error });
  }
  const region = options2.region ?? "us-east-1";
  if (!/^[a-z0-9-]{1,32}$/.test(region)) throw wrong("region", region, "the name of a region, such as us-east-1");
  const port = numberOf2("port", options2.port ?? "0", "from 0, which picks a free one, to 65535", /^\d{1,5}$/, 65535);
  const stateSeconds = numberOf2("state-seconds", options2["state-seconds"] ?? "0", "from 0 to 86400", /^\d{1,5}(\.\d{1,3})?$/, 86400);
  return { lake: { directory, region, stateSeconds }, host: options2.host ?? "127.0.0.1", port };
}
function numberOf2(name3, text3, allowed, form2, max) {
  if (form2.test(text3) && Number(text3) <= max) return Number(text3);
  throw wrong(name3, text3, `a number ${allowed}`);
}
var wrong = (name3, value, allowed) => new Failure("invalid-option", `--${name3} is ${JSON.stringify(value)}; it is ${allowed}.`);
async function listen(host, port, open4) {
  try {
    return await open4();
  } catch (error) {
    const { code: code2, message } = error;
    if (code2 === void 0) throw error;
    const why = code2 === "EADDRINUSE" ? "another program listens there" : message;
    throw new Failure("cannot-listen", `The server cannot listen on ${host}, port ${port}: ${why}.`, {
      hint: "--port 0 picks a free port; --host names an address of this machine.",
      cause: error
    });
  }
}
var isLoopback = (host) => host === "localhost" || host === "::1" || host.startsWith("127.");

// src/commands/status.ts
async function status(settings2, command = "status") {
  const repository = await requireRepository(settings2);
  const commit2 = await repository.head();
  const flywheels = [];
  const lakes = /* @__PURE__ */ new Map();
  const declared3 = await loadFlywheels(filesOnDisk(settings2, repository), settings2.config);
  if (declared3.length === 0) throw nothingDeclared(settings2, null);
  for (const loaded of declared3) {
    if (!isSound(loaded)) {
      flywheels.push(checked(loaded));
      continue;
    }
    const lake = lakes.get(loaded.config.engine.lake) ?? readThrough(await openLake(loaded.config, repository, settings2));
    lakes.set(loaded.config.engine.lake, lake);
    const backend = localBackend(lake, settings2);
    const { desired, observed, plan: plan3, problems } = await look2({
      backend,
      desired: desiredOnce(loaded.config, loaded.documents, commit2)
    });
    const serving2 = observed.serving.at(-1);
    flywheels.push({
      ...checked({ ...loaded, problems: [...loaded.problems, ...problems] }),
      ...planned2(desired, observed, plan3, backend.learningVersion),
      ...judged(plan3.verdict ?? observed.evidence.find((record) => record.evidence === serving2?.evidence) ?? null, desired),
      activeModel: serving2?.model.arn ?? null,
      activeKey: serving2?.model.key ?? null,
      key: serving2?.model.key ?? null,
      modelDigest: serving2?.model.modelDigest ?? null,
      documents: serving2?.model.documents ?? 0,
      iterations: iterationsOf(observed),
      endpoint: endpointOf(observed),
      history: historyOf(observed),
      judged: observed.evidence.filter((record) => record.judge === desired.judge).length
    });
  }
  const orphaned = await orphans(lakes, declared3);
  return { schemaVersion: 1, command, flywheels, ...orphaned.length === 0 ? {} : { orphaned } };
}

// src/commands/dispatch.ts
async function dispatch({ command, words: words2, options: options2 }, settings2, surroundings2) {
  if (options2.version === true) return answered(`${surroundings2.version}
`);
  if (command === "help" || options2.help === true)
    return answered(command === "help" ? words2[0] === void 0 ? overview() : page(words2[0]) : page(command));
  if (command === "demo") return answered(await demo(settings2, { ...surroundings2, json: options2.json === true }));
  if (command === "init") {
    const workflow = `${surroundings2.examples}/news-topics/.github/workflows/flywheel.yml`;
    return answered(
      await init(settings2, { directory: words2[0] ?? ".", force: options2.force === true, json: options2.json === true, workflow })
    );
  }
  if (command === "predict") {
    const texts = words2.length > 0 ? words2 : await surroundings2.input();
    return answered(predicted(await predict(settings2, texts, options2.flywheel ?? null, options2.model ?? null), options2.json === true));
  }
  if (command === "serve") {
    await serve(options2, settings2, surroundings2.outside);
    return answered("");
  }
  const report = await run({ command, words: words2, options: options2 }, settings2);
  const text3 = options2.json === true ? jsonText(report) : terminalText(report, surroundings2);
  return answered(text3, exitCode(report, options2["detailed-exitcode"] === true));
}
var answered = (text3, code2 = 0) => ({ text: text3, stream: "stdout", code: code2 });
async function run({ command, words: words2, options: options2 }, settings2) {
  const only = options2.flywheel ?? null;
  const why = options2.reason ?? "asked for on the command line";
  switch (command) {
    case "check":
      return check(settings2);
    case "plan":
      return plan2(settings2);
    case "preview":
      return preview(
        settings2,
        (repository) => proposalOf(repository, required2(options2.base, "--base REF", "the branch that this one is to be merged into"))
      );
    case "apply":
      return apply(settings2);
    case "retrain":
      return retrain(settings2, only, why);
    case "promote":
      return promote2(settings2, required2(words2[0], "VERSION", "a version that `flywheel status` shows"), only, why);
    case "rollback":
      return rollback(settings2, words2[0] ?? null, only);
    case "status":
    case "log":
      return status(settings2, command);
    default:
      throw new Error(`No command ${command}.`);
  }
}
function required2(value, name3, what) {
  if (value !== void 0 && value !== "") return value;
  throw new Failure("missing-argument", `${name3} is missing: ${what}.`);
}
function predicted(answer2, json2) {
  if (json2) return `${JSON.stringify(answer2, null, 2)}
`;
  const line = ({ name: name3, score }) => `${name3} ${(100 * score).toFixed(1)} %`;
  return answer2.results.map(({ text: text3, classes: classes2 }) => `${classes2.slice(0, 3).map(line).join(", ")}	${text3}
`).join("");
}
function failureAnswer(failure2, command, json2) {
  const error = describeFailure(failure2);
  if (json2) return answered(jsonText({ schemaVersion: 1, command, flywheels: [], error }), 1);
  return { text: `flywheel: ${failure2.message}${failure2.hint === void 0 ? "" : `
  ${failure2.hint}`}
`, stream: "stderr", code: 1 };
}

// src/commands/terminal.ts
var defaultWait = 4 * 3600;
async function answer(argv2) {
  const json2 = argv2.includes("--json");
  let command = commandIn(argv2);
  try {
    const parsed4 = parseArguments(argv2);
    command = parsed4.command;
    return await dispatch(parsed4, settingsOf(parsed4), surroundings());
  } catch (error) {
    if (error instanceof Failure) return failureAnswer(error, command, json2);
    throw error;
  }
}
function answerToBug(error, argv2) {
  if (!argv2.includes("--json")) return "";
  const hint = "This is a bug: please report it with the stack on standard error.";
  return failureAnswer(new Failure("bug", error instanceof Error ? error.message : String(error), { hint }), commandIn(argv2), true).text;
}
var commandIn = (argv2) => argv2.find((word) => !word.startsWith("-")) ?? "help";
function settingsOf({ options: options2 }) {
  const quiet = options2.json === true || process.env.CI !== void 0 || !process.stderr.isTTY;
  const origin = process.env.GITHUB_SERVER_URL ?? "https://github.com";
  const token = process.env.GITHUB_TOKEN;
  return {
    directory: resolve5(options2.directory ?? "."),
    config: options2.config ?? "**/flywheel.yaml",
    now: () => /* @__PURE__ */ new Date(),
    progress: quiet ? () => {
    } : (line) => process.stderr.write(`${line}
`),
    by: process.env.GITHUB_ACTOR ?? process.env.USER ?? process.env.LOGNAME ?? "unknown",
    token: token === void 0 || token === "" ? null : { value: token, origin },
    environment: process.env,
    waitSeconds: waitSeconds(options2.wait, defaultWait),
    deployed: [],
    trustOwner: false,
    ephemeral: false
  };
}
function surroundings() {
  const beside = (path) => fileURLToPath(new URL(path, import.meta.url));
  const { version } = JSON.parse(readFileSync2(beside("../package.json"), "utf8"));
  return {
    color: process.stdout.isTTY === true && process.env.NO_COLOR === void 0,
    width: process.stdout.columns ?? 100,
    input: standardInput,
    examples: beside("../examples"),
    version,
    outside: {
      print: (line) => process.stdout.write(line),
      log: (line) => process.stderr.write(line),
      stopped,
      program: fileURLToPath(import.meta.url)
    }
  };
}
function stopped() {
  return new Promise((done) => {
    const signals = ["SIGINT", "SIGTERM"];
    const stop2 = (signal) => {
      for (const each of signals) process.off(each, stop2);
      done(signal);
    };
    for (const each of signals) process.on(each, stop2);
  });
}
async function standardInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8").split(/\r?\n/).filter((line) => line.trim() !== "");
}

// src/cli.ts
var argv = process.argv.slice(2);
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});
try {
  const { text: text3, stream, code: code2 } = await answer(argv);
  process[stream].write(text3);
  process.exitCode = code2;
} catch (error) {
  const trace = error instanceof Error ? error.stack ?? error.message : String(error);
  process.stderr.write(`flywheel: this is a bug, please report it with what follows.
${trace}
`);
  process.stdout.write(answerToBug(error, argv));
  process.exitCode = 70;
}
