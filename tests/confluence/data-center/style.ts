/** The look of the pages: close enough to Data Center's to be at home in, system fonts. It has no dark mode of its own. */
export const STYLE = `
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;background:#f5f5f5;color:#172b4d;font:14px/20px ui-sans-serif,system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
a{color:#0052cc;text-decoration:none}a:hover{text-decoration:underline}.assistive{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.aui-header{display:flex;align-items:center;justify-content:space-between;height:42px;padding:0 16px;background:#0747a6}.aui-header a{color:#fff}
#logo{margin:0;font-size:16px}.ia-splitter{display:flex;min-height:calc(100vh - 42px)}
.ia-splitter-left{flex:0 0 285px;padding:16px;border-right:1px solid #dfe1e6;background:#f4f5f7}.ia-splitter-left ul{margin:0;padding-left:16px;list-style:none}
.space-name{font-weight:600}#main{flex:1;min-width:0;padding:20px 40px 60px;background:#fff}
#title-text{margin:0 0 8px;font-size:28px;line-height:34px;font-weight:500}#title-text a{color:inherit}
#breadcrumbs{display:flex;gap:8px;margin:0 0 8px;padding:0;list-style:none;font-size:12px}#breadcrumbs li+li:before{content:"/";margin-right:8px;color:#6b778c}
.page-metadata ul{margin:0 0 20px;padding:0;list-style:none;color:#6b778c;font-size:12px}
.wiki-content{max-width:900px;overflow-wrap:break-word}.wiki-content h1{font-size:24px;line-height:30px}.wiki-content h2{font-size:20px;line-height:28px;margin:30px 0 0}.wiki-content h3{font-size:16px}
.confluenceTable{border-collapse:collapse}.confluenceTh,.confluenceTd{padding:7px 10px;border:1px solid #c1c7d0;text-align:left;vertical-align:top}.confluenceTh{background:#f4f5f7}
.code.panel{margin:10px 0;border:1px solid #dfe1e6;border-radius:3px}.code.panel pre{margin:0;padding:12px;overflow-x:auto;font:12px/18px ui-monospace,Consolas,monospace}
.confluence-information-macro{margin:10px 0;padding:10px 10px 10px 36px;border:1px solid #dfe1e6;border-radius:3px}
.inline-comment-marker{background:#fffae6;border-bottom:1px solid #ffe380}
#comments-section,.ic-sidebar{max-width:900px;margin-top:40px;padding-top:12px;border-top:1px solid #dfe1e6}.comment-threads{margin:0;padding-left:0;list-style:none}.comment-threads .comment-threads{padding-left:32px}
.comment{padding:10px 0}.comment .author{margin:0}.comment-date{color:#6b778c;font-size:12px}.quick-comment-prompt{padding:10px;border:1px solid #dfe1e6;border-radius:3px;color:#6b778c}
.aui-message{padding:10px 16px;background:#fffae6;border:1px solid #ffe380}.aui-label{margin-right:6px;padding:1px 5px;border:1px solid #c1c7d0;border-radius:3px}
.confluence-embedded-image{max-width:100%}.expand-content{padding-left:16px}.primary{height:30px;padding:0 10px;border:0;border-radius:3px;background:#0052cc;color:#fff}
#loginform{width:min(400px,100%);margin:60px auto;padding:24px;background:#fff;border:1px solid #dfe1e6}#loginform label{display:block;margin:10px 0 4px}#loginform input{width:100%;height:32px}
.brikit-header{display:flex;gap:24px;align-items:center;padding:12px 40px;background:#1b3a2f;color:#fff}.brikit-header a{color:#fff}.brikit-banner-title h1{margin:0;font-size:16px}.brikit-footer{padding:20px 40px;background:#e8efe9}
`;
