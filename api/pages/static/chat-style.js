// How the component looks: its own colours and sizes, whatever the page around it does.

const DARK = `
  --ground: #12181a; --surface: #1a2224; --ink: #e6ecec; --muted: #a5b5b8; --line: #36444a; --soft: #20343a;
  --warn: #322b18; --warn-line: #6d5c2c; --bad: #ff9a9a; --shadow: 0 2px 6px rgb(0 0 0 / 50%), 0 10px 30px rgb(0 0 0 / 45%);
  --accent: var(--accent-on-dark, #6cc6cf); color-scheme: dark;
`;

export const STYLE = `
:host {
  all: initial; display: contents; font: 400 max(1rem, 16px)/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
}
:host([hidden]) { display: none; }
.frame {
  --ground: #f6f7f5; --surface: #fff; --ink: #1d2528; --muted: #536066; --line: #d5dcda; --soft: #e4f0f0;
  --warn: #fdf3dc; --warn-line: #e2c887; --bad: #a3262a; --shadow: 0 2px 6px rgb(20 40 45 / 14%), 0 10px 30px rgb(20 40 45 / 16%);
  --accent: var(--accent-on-light, #0f5f67); --serif: "Times New Roman", "Liberation Serif", "Noto Serif", Georgia, serif;
  color: var(--ink); color-scheme: light; overflow-wrap: break-word;
}
:host([theme="dark"]) .frame { ${DARK} }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) .frame { ${DARK} } }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, h3, h4, p, ul, ol { margin: 0; padding: 0; font-size: 1em; line-height: inherit; }
ul, ol { list-style: none; }
button, input, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
button:disabled { opacity: .55; cursor: default; }
a { color: var(--accent); }
.panel:focus { outline: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
svg { width: 1.4em; height: 1.4em; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; display: block; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.launcher { position: fixed; z-index: 2147483000; bottom: 1.2em; right: 1.2em; display: grid; place-items: center; width: 3.6em; height: 3.6em; border: 0; border-radius: 50%; background: var(--fill, #0f5f67); color: var(--fill-ink, #fff); box-shadow: var(--shadow); }
.launcher:hover { filter: brightness(1.12); }
.launcher:focus-visible { border-radius: 50%; outline: 3px solid var(--surface); box-shadow: 0 0 0 6px var(--accent); }
.launcher svg { width: 1.8em; height: 1.8em; }
:host([position="left"]) .launcher { right: auto; left: 1.2em; }
.panel { display: flex; flex-direction: column; background: var(--ground); }
.bubble .panel { position: fixed; z-index: 2147483000; bottom: 5.6em; right: 1.2em; width: min(26em, 100vw - 2.4em); height: min(42em, 100vh - 6.8em); height: min(42em, 100dvh - 6.8em); border: 1px solid var(--line); border-radius: 1em; box-shadow: var(--shadow); overflow: hidden; }
:host([position="left"]) .bubble .panel { right: auto; left: 1.2em; }
.bubble .scroll { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 1em; }
:host([mode="page"]) { display: flex; flex-direction: column; flex: 1; min-height: 24em; }
.whole, .whole .panel { display: flex; flex-direction: column; flex: 1; }
.whole .panel { width: 100%; max-width: 48em; margin: 0 auto; }
.whole .scroll { flex: 1; display: flex; flex-direction: column; padding: .6em 0 1.4em; }

.head { display: flex; align-items: center; gap: .6em; padding: .7em .6em .7em 1em; }
.bubble .head { background: var(--fill, #0f5f67); color: var(--fill-ink, #fff); }
.whole .head { padding: .5em 0; }
.names { flex: 1; min-width: 0; display: flex; flex-wrap: wrap; align-items: center; gap: .1em .7em; }
.head h2 { font-weight: 650; line-height: 1.3; }
.whole .head h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.badge { font-size: .8em; border: 1px solid currentColor; border-radius: 1em; padding: 0 .6em; white-space: nowrap; }
.whole .badge { color: var(--muted); }
.head-tools { display: flex; gap: .1em; }
.icon { display: grid; place-items: center; width: 2.5em; height: 2.5em; border: 0; border-radius: .6em; background: none; color: inherit; }
.icon:hover { background: rgb(127 140 140 / 28%); }
.bubble .head .icon:focus-visible { outline-color: currentColor; outline-offset: -3px; }
.whole .icon { color: var(--muted); }

.welcome { margin: auto 0; }
.welcome > * + * { margin-top: .6em; }
.greeting { font-weight: 700; font-size: 1.25em; line-height: 1.3; text-wrap: balance; }
.whole .greeting { font-size: clamp(1.6em, 5vw, 2.2em); letter-spacing: -.01em; }
.welcome p { color: var(--muted); max-width: 42em; }
.welcome .quiet { margin-top: 1.2em; }
.quiet { font-size: .92em; color: var(--muted); font-weight: 600; }
.notice { background: var(--warn); border: 1px solid var(--warn-line); border-radius: .6em; padding: .7em 1em; }
.welcome .notice { color: var(--ink); }
.suggestions { display: grid; gap: .45em; }
.next { display: flex; flex-wrap: wrap; gap: .45em; }
.next .quiet { flex-basis: 100%; }
.suggestion, .choice, .tool { border: 1px solid var(--line); border-radius: .6em; background: var(--surface); padding: .55em .9em; color: var(--ink); line-height: 1.35; text-align: left; }
.suggestion { width: 100%; }
.next { margin-top: -.6em; }
.next .suggestion { width: auto; padding: .35em .8em; border-radius: 1.2em; font-size: .95em; }
:is(.suggestion, .choice, .tool):hover { border-color: var(--accent); background: var(--soft); }

.thread { display: flex; flex-direction: column; gap: 1.4em; }
.turn { scroll-margin-top: 1em; }
.whole .turn { scroll-margin-top: 5em; }
.asked { margin: 0 0 .7em auto; width: fit-content; max-width: 88%; background: var(--fill, #0f5f67); color: var(--fill-ink, #fff); padding: .55em .95em; border-radius: 1em 1em .25em 1em; white-space: pre-wrap; font-weight: 400; }
.reply { background: var(--surface); border: 1px solid var(--line); border-radius: .25em 1em 1em 1em; padding: .9em 1em; }
.reply-text { white-space: pre-line; font-size: 1.04em; }
.reply.failed { border-color: var(--bad); }
.chip { padding: .12em .5em; margin: 0 .1em; white-space: nowrap; border-radius: .4em; background: var(--soft); color: var(--accent); font-size: .8em; font-weight: 700; line-height: 1.7; text-align: center; text-decoration: none; vertical-align: .12em; }
a.chip:hover { background: var(--accent); color: var(--surface); }
.grounds { margin-top: .9em; padding-top: .7em; border-top: 1px solid var(--line); }
.grounds h3 { margin-bottom: .3em; font-size: .88em; color: var(--muted); font-weight: 600; }
.grounds ol { display: grid; gap: .25em; }
.ground { display: grid; grid-template-columns: auto 1fr; gap: .1em .6em; padding: .5em .55em; margin: 0 -.55em; border-radius: .6em; color: inherit; text-decoration: none; }
.ground:hover { background: var(--soft); }
.ground .chip { grid-row: span 3; align-self: start; margin-top: .1em; }
.ground .name { font-weight: 600; font-size: .94em; }
.ground .where { font-size: .87em; color: var(--muted); }
.ground q { font-family: var(--serif); quotes: "“" "”"; }
.cell + .cell::before { content: "|"; margin: 0 .35em 0 .1em; color: var(--muted); }
.link { border: 0; background: none; padding: .3em 0; color: var(--accent); text-decoration: underline; }
.choices { display: flex; flex-direction: column; align-items: start; gap: .45em; margin-top: .8em; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: .4em; margin-top: .8em; }
.tool { padding: .25em .7em; font-size: .88em; color: var(--muted); }
.tool[aria-pressed="true"] { background: var(--soft); color: var(--accent); border-color: var(--accent); }
.said { font-size: .88em; color: var(--muted); }
.reason { flex-basis: 100%; display: grid; gap: .5em; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .4em; min-width: 0; }
legend { padding: 0; margin-bottom: .3em; font-size: .9em; }
.line { display: flex; gap: .4em; }
.line input { flex: 1; min-width: 0; border: 1px solid var(--muted); border-radius: .5em; background: var(--ground); padding: .35em .6em; }
.waiting:empty { min-height: 1.55em; }
.waiting::after { content: "…"; animation: pulse 1s infinite; }
@keyframes pulse { 50% { opacity: .2; } }

.history > * + * { margin-top: .7em; }
.history ul { display: grid; gap: .4em; }
.history li { display: grid; grid-template-columns: 1fr auto auto; gap: .5em; align-items: center; }
.history time { font-size: .85em; color: var(--muted); }

.composer { display: flex; gap: .4em; align-items: flex-end; padding: .5em; background: var(--surface); border-top: 1px solid var(--line); }
.whole .composer { position: sticky; bottom: .4em; border: 1px solid var(--muted); border-radius: 1em; box-shadow: var(--shadow); }
.composer:focus-within { box-shadow: inset 0 0 0 2px var(--accent); }
textarea { flex: 1; min-width: 0; resize: none; border: 0; background: none; padding: .55em .6em; line-height: 1.45; }
textarea:focus-visible { outline: none; }
textarea::placeholder { color: var(--muted); opacity: 1; }
.send { display: grid; place-items: center; flex: none; width: 2.7em; height: 2.7em; border: 0; border-radius: .8em; background: var(--fill, #0f5f67); color: var(--fill-ink, #fff); }
.foot { text-wrap: balance; padding: .5em 1em .7em; font-size: .8em; line-height: 1.4; color: var(--muted); text-align: center; }
.bubble .foot { padding-top: .1em; background: var(--surface); }

@media (max-width: 30em), (max-height: 26em) {
  .bubble .panel { inset: 0; width: auto; height: auto; border: 0; border-radius: 0; }
  .bubble .panel:not([hidden]) + .launcher { display: none; }
  .history li { grid-template-columns: 1fr auto; } .history time { display: none; }
}
@media (prefers-reduced-motion: reduce) { *, *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; } }
@media (forced-colors: active) { .chip, .asked, .launcher, .send { border: 1px solid; } }
@media print {
  .bubble, .composer, .tools, .foot, .head, .next, .choices { display: none !important; }
  .reply, .asked { background: none; color: #000; border: 1px solid #999; box-shadow: none; }
}
`;
