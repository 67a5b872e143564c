/** The launcher's own style, inside its shadow root: the shop's page neither changes it nor is changed. */
export const styles = `
:host{all:initial;--ink:#0f5c63;--on:#fff;--gap:1.25rem}
[hidden]{display:none!important}
button{position:fixed;z-index:2147483000;inset-block-end:calc(var(--gap) + env(safe-area-inset-bottom));inset-inline-end:var(--gap);
width:3.5rem;height:3.5rem;padding:0;border:0;border-radius:50%;background:var(--ink);color:var(--on);cursor:pointer;
box-shadow:0 2px 6px rgb(16 40 38/18%),0 8px 24px rgb(16 40 38/18%)}
button:hover{background:#0b4a50}
button:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
svg{display:block;width:1.625rem;height:1.625rem;margin:auto;fill:none;stroke:currentColor;stroke-width:1.9;stroke-linecap:round;stroke-linejoin:round}
span{position:absolute;inset-block-start:-.125rem;inset-inline-end:-.125rem;box-sizing:border-box;min-width:1.375rem;height:1.375rem;padding:0 .3rem;
border-radius:.6875rem;background:#b3261e;color:#fff;font:600 .75rem/1.375rem system-ui,sans-serif;text-align:center}
div{position:fixed;z-index:2147483001;inset-block-end:calc(var(--gap) + 4.25rem);inset-inline-end:var(--gap);box-sizing:border-box;
width:25rem;height:42rem;max-height:calc(100vh - 7rem);overflow:hidden;border:1px solid rgb(16 40 38/12%);border-radius:1.25rem;background:Canvas;
box-shadow:0 12px 48px rgb(16 40 38/22%)}
iframe{display:block;width:100%;height:100%;border:0;color-scheme:normal}
:host([data-side=left]) :is(button,div){inset-inline:var(--gap) auto}
@media (max-width:40rem){div{inset:0;width:100%;height:100%;max-height:none;border:0;border-radius:0}:host([data-open]) button{display:none}}
@media (prefers-reduced-motion:no-preference){div{animation:rise .18s ease-out}@keyframes rise{from{opacity:0;transform:translateY(.5rem)}}}
@media print{:host{display:none}}
`;
