// The renderer on a page, the writing area in the editor, and what the legacy editor wrote.
const BODY = ':is(.ak-renderer-document,.ProseMirror,.wiki-content)';

/** The look of the pages: close enough to Cloud's to be at home in, light and dark, system fonts. */
export const STYLE = `
:root{color-scheme:light dark;--surface:#fff;--sunken:#f7f8f9;--text:#172b4d;--subtle:#44546f;--subtlest:#626f86;--border:#091e4224;
--link:#0c66e4;--brand:#0c66e4;--on-brand:#fff;--hover:#091e420f;--code:#091e420f;--annotation:#fff0b3;--annotation-line:#f5cd47;
--info:#e9f2ff;--note:#f3f0ff;--success:#dcfff1;--warning:#fff7d6;--selected:#e9f2ff;--shadow:0 1px 1px #091e4240,0 0 1px #091e424f}
@media (prefers-color-scheme:dark){:root{--surface:#1d2125;--sunken:#161a1d;--text:#c7d1db;--subtle:#9fadbc;--subtlest:#8c9bab;--border:#a6c5e229;
--link:#579dff;--brand:#579dff;--on-brand:#1d2125;--hover:#a1bdd914;--code:#a1bdd914;--annotation:#533f04;--annotation-line:#cf9f02;
--info:#1c2b41;--note:#352c63;--success:#164b35;--warning:#533f04;--selected:#1c2b41;--shadow:0 0 0 1px #a6c5e229}}
*{box-sizing:border-box}html{scroll-padding-top:72px}
body{margin:0;background:var(--surface);color:var(--text);font:14px/20px ui-sans-serif,system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
button,input,textarea{font:inherit;color:inherit}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.top{position:sticky;top:0;z-index:5;display:flex;align-items:center;gap:16px;height:56px;padding:0 16px;background:var(--surface);border-bottom:1px solid var(--border)}
.top .mark{display:flex;align-items:center;gap:8px;font-weight:600;font-size:15px;color:var(--text)}
.top .mark svg{color:var(--brand)}.top nav{display:flex;gap:4px}.top nav a{padding:6px 8px;border-radius:3px;color:var(--subtle);font-weight:500}
.top nav a:hover{background:var(--hover);text-decoration:none}.top .search{flex:1;max-width:420px;margin-left:auto}
.top .search input{width:100%;height:32px;padding:0 12px;border:1px solid #8590a2;border-radius:6px;background:var(--surface)}
.primary{display:inline-flex;align-items:center;height:32px;padding:0 12px;border:0;border-radius:3px;background:var(--brand);color:var(--on-brand);font-weight:500;cursor:pointer}
.subtle{height:32px;padding:0 12px;border:0;border-radius:3px;background:var(--hover);color:var(--text);font-weight:500;cursor:pointer}
.avatar{display:inline-grid;place-items:center;flex:none;width:32px;height:32px;border-radius:50%;color:#fff;font-size:12px;font-weight:600;letter-spacing:.02em}
.frame{display:grid;grid-template-columns:264px minmax(0,1fr);min-height:calc(100vh - 56px)}
.side{padding:16px 8px;background:var(--surface);border-right:1px solid var(--border)}
.side .space{display:flex;align-items:center;gap:8px;padding:4px 8px 12px;font-weight:600;color:var(--text)}
.side .space i{display:grid;place-items:center;width:28px;height:28px;border-radius:6px;background:linear-gradient(135deg,#579dff,#8270db);color:#fff;font-style:normal;font-size:13px}
.side h2{margin:16px 8px 4px;font-size:12px;line-height:16px;font-weight:600;color:var(--subtlest)}
.side ul{margin:0;padding:0;list-style:none}.side ul ul{padding-left:16px}
.side li a{display:block;padding:6px 8px;border-radius:3px;color:var(--subtle);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.side li a:hover{background:var(--hover);text-decoration:none}.side li a[aria-current]{background:var(--selected);color:var(--link);font-weight:500}
.main{display:grid;grid-template-columns:minmax(0,1fr);align-items:start;padding:20px 40px 80px}
.main.with-aside{grid-template-columns:minmax(0,1fr) 272px;gap:24px}
@media (max-width:1180px){.main.with-aside{grid-template-columns:minmax(0,1fr)}}@media (max-width:800px){.frame{grid-template-columns:1fr}.side{display:none}.main{padding:20px 20px 80px}}
.crumbs{display:flex;flex-wrap:wrap;gap:6px;max-width:1000px;margin:0 0 24px;padding:0;list-style:none;font-size:14px;color:var(--subtlest)}
.crumbs a{color:var(--subtlest)}.crumbs li+li:before{content:"/";margin-right:6px}
.column{width:100%;max-width:760px;margin:0 auto}
.title{margin:0 0 12px;font-size:30px;line-height:36px;font-weight:600;letter-spacing:-.01em;color:var(--text)}
.byline{display:flex;align-items:center;gap:10px;margin:0 0 28px;font-size:13px;line-height:18px;color:var(--subtlest)}.byline b{color:var(--text);font-weight:500}
.actions{display:flex;gap:4px;margin-left:auto}
${BODY}{font-size:16px;line-height:26px;overflow-wrap:break-word}
${BODY}>*:first-child{margin-top:0}
${BODY} p{margin:12px 0}${BODY} li>p{margin:4px 0}${BODY} ul,${BODY} ol{margin:12px 0;padding-left:24px}
${BODY} h1{margin:32px 0 0;font-size:24px;line-height:28px;font-weight:600}${BODY} h2{margin:32px 0 0;font-size:20px;line-height:26px;font-weight:600}
${BODY} h3{margin:26px 0 0;font-size:17px;line-height:24px;font-weight:600}${BODY} h4,${BODY} h5,${BODY} h6{margin:20px 0 0;font-size:14px;line-height:20px;font-weight:600}
.heading-anchor-wrapper button{width:24px;height:22px;margin-left:4px;padding:0;border:0;background:none;opacity:0;cursor:pointer;vertical-align:middle}
.heading-anchor-wrapper span:before{content:"#";color:var(--subtlest)}:is(h1,h2,h3,h4,h5,h6):hover .heading-anchor-wrapper button,.heading-anchor-wrapper button:focus-visible{opacity:1}
${BODY} table{width:100%;border-collapse:collapse;font-size:15px;line-height:22px}.pm-table-wrapper{margin:20px 0;overflow-x:auto}
${BODY} th,${BODY} td{padding:8px;border:1px solid var(--border);text-align:left;vertical-align:top}${BODY} th{background:var(--sunken)}
${BODY} :is(td,th) p{margin:0}.ak-renderer-tableHeader-sortable-column{display:flex;justify-content:space-between;gap:8px}.ak-renderer-tableHeader-sorting-icon__wrapper{margin:0}
.ak-renderer-tableHeader-sorting-icon{width:16px;height:22px;opacity:0;cursor:pointer}.ak-renderer-tableHeader-sorting-icon:before{content:"↕"}th:hover .ak-renderer-tableHeader-sorting-icon,.ak-renderer-tableHeader-sorting-icon:focus-visible{opacity:1}
${BODY} code.code{padding:2px 5px;border-radius:3px;background:var(--code);font:.86em/1.4 ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace}
.code-block,${BODY} pre{margin:16px 0;padding:14px 16px;border-radius:4px;background:var(--sunken);font:13px/20px ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace;white-space:pre;overflow-x:auto}
.code-block code{font:inherit}
.ak-editor-panel{display:flex;gap:10px;margin:16px 0;padding:12px 14px;border-radius:4px;background:var(--info)}.ak-editor-panel__content>:is(p,ul,ol){margin:0}.ak-editor-panel__content>*+*{margin-top:6px!important}
.ak-editor-panel__icon:before{content:"i";display:grid;place-items:center;width:20px;height:20px;margin-top:3px;border-radius:50%;background:var(--link);color:var(--surface);font:600 13px/1 serif}
.ak-editor-panel[data-panel-type=note]{background:var(--note)}.ak-editor-panel[data-panel-type=warning]{background:var(--warning)}.ak-editor-panel[data-panel-type=warning] .ak-editor-panel__icon:before{content:"!";background:#b38600}
.ak-editor-panel[data-panel-type=success]{background:var(--success)}.ak-editor-panel[data-panel-type=success] .ak-editor-panel__icon:before{content:"✓";background:#1f845a}
${BODY} blockquote{margin:16px 0;padding-left:16px;border-left:3px solid var(--border);color:var(--subtle)}
${BODY} blockquote>p{margin:6px 0}
.rich-media-item{margin:20px 0;text-align:center}.rich-media-item img{max-width:100%;height:auto;border-radius:3px;box-shadow:var(--shadow)}
.media-card-error{padding:16px;border-radius:4px;background:var(--sunken);color:var(--subtlest)}
.table-wrap{margin:20px 0;overflow-x:auto}.confluence-information-macro{margin:16px 0;padding:12px 14px;border-radius:4px;background:var(--info)}.confluence-information-macro-warning{background:var(--warning)}
.inline-comment-marker{background:var(--annotation);border-bottom:2px solid var(--annotation-line)}
.ak-expand{margin:12px 0;padding:8px 12px;border:1px solid var(--border);border-radius:4px}.status{padding:2px 6px;border-radius:3px;background:var(--code);font-size:12px;font-weight:600;text-transform:uppercase}
.mention{padding:0 6px;border-radius:20px;background:var(--code)}
[data-mark-annotation-type=inlineComment]{background:var(--annotation);color:inherit;border-bottom:2px solid var(--annotation-line)}
[data-mark-annotation-state=resolved]{background:none;border:0}
[data-task-state]{display:flex;gap:8px;align-items:baseline}
.comments{margin-top:64px;padding-top:20px;border-top:1px solid var(--border)}.comments>h2,.inline-comments>h2{margin:0 0 16px;font-size:16px;line-height:20px;font-weight:600}
.comment{display:flex;gap:12px;margin:0 0 20px}.comment>.content{flex:1;min-width:0}.comment header{font-size:13px;color:var(--subtlest)}.comment header b{margin-right:6px;color:var(--text);font-weight:600}
.comment .ak-renderer-document{font-size:14px;line-height:22px}.comment .ak-renderer-document p{margin:6px 0}.comment .replies{margin-top:14px}
.comment.focused>.content{border-radius:4px;background:var(--selected);box-shadow:0 0 0 8px var(--selected)}
.comment-form{display:flex;gap:12px}.comment-form form{flex:1}.comment-form textarea{display:block;width:100%;min-height:64px;margin-bottom:8px;padding:10px 12px;border:1px solid var(--border);border-radius:4px;background:var(--surface)}
.inline-comments{position:sticky;top:76px;max-height:calc(100vh - 96px);overflow:auto;padding-right:4px}.inline-comments article{margin-bottom:12px;padding:12px;border-radius:8px;background:var(--surface);box-shadow:var(--shadow)}
.inline-comments .avatar{width:24px;height:24px;font-size:10px}.inline-comments .comment{gap:8px;margin:0}.inline-comments .comment .comment{margin-top:12px}
.inline-comments blockquote.selection{margin:0 0 10px;padding-left:8px;border-left:3px solid var(--annotation-line);font-size:12px;line-height:16px;color:var(--subtle)}
.lozenge{display:inline-block;margin-bottom:8px;padding:0 6px;border-radius:3px;background:var(--code);font-size:11px;font-weight:600;text-transform:uppercase}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:16px;padding:0;list-style:none}.cards a{display:block;padding:16px;border-radius:8px;box-shadow:var(--shadow);color:var(--text)}.cards small{display:block;color:var(--subtlest)}
.center{display:grid;place-items:center;min-height:100vh;padding:24px;background:var(--sunken)}.login{width:min(400px,100%);padding:32px 40px;border-radius:8px;background:var(--surface);box-shadow:var(--shadow)}
.login h1{margin:0 0 20px;font-size:18px;text-align:center}.login label{display:block;margin:12px 0 4px;font-size:12px;font-weight:600;color:var(--subtle)}.login input{width:100%;height:40px;padding:0 10px;border:1px solid #8590a2;border-radius:3px;background:var(--surface)}
.login .primary{justify-content:center;width:100%;height:40px;margin-top:20px}.login [role=alert]{color:#c9372c}
.ProseMirror{min-height:400px;outline:none}textarea.title{display:block;width:100%;height:48px;padding:4px 0;border:0;background:none;resize:none}.editor-bar{display:flex;gap:8px;padding:8px 16px;border-bottom:1px solid var(--border)}
:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
`;
