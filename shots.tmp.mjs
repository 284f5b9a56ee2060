import { chromium } from 'playwright-core'
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']})
const w=+process.argv[4];const p=await b.newPage({viewport:{width:w,height:900},colorScheme:process.argv[5]??'light'});await p.goto('file://'+process.argv[2])
const y=await p.evaluate(id=>{const e=document.getElementById(id);return e?e.getBoundingClientRect().top+scrollY:0},process.argv[6])
await p.screenshot({path:process.argv[3],fullPage:true,clip:{x:0,y,width:w,height:+process.argv[7]}});await b.close()
