import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/engine/training-thread.ts
import { parentPort, workerData } from "node:worker_threads";

// src/learning/text/characters.generated.ts
var classRuns = "x 0,1 2,1 0,4 2,4 0,1 2,4 0,a 1,2 0,5 2,q 1,3 0,1 2,1 0,1 2,q 1,1 0,1 2,1 0,1 2,z 0,5 2,1 0,2 2,1 1,1 0,1 2,1 3,4 2,2 1,1 2,1 1,2 0,1 2,2 1,1 0,3 1,1 0,n 1,1 2,v 1,1 2,cq 1,4 2,c 1,e 2,5 1,7 2,1 1,1 2,1 1,h 2,39 1,1 2,2 1,2 0,4 1,1 0,1 1,4 0,2 2,1 1,1 0,3 1,1 0,1 1,1 0,k 1,1 0,2b 1,1 2,3v 1,1 2,4t 1,1 0,12 1,2 0,1 1,6 0,15 1,4 0,3 2,1 0,19 1,1 0,1 1,1 0,2 1,1 0,2 1,1 0,1 1,8 0,r 1,4 0,4 1,d 0,6 3,3 2,2 0,1 2,2 0,2 2,b 1,1 0,1 3,3 0,22 1,4 0,2u 1,1 0,8 1,1 3,1 2,a 1,1 2,j 1,2 2,1 1,f 0,1 3,1n 1,2 0,2t 1,e 0,1i 1,1 2,3 0,1 1,2 0,1 1,2 2,1a 1,i 0,s 1,4 0,b 1,5 0,o 1,1 2,7 1,2 3,5 0,23 1,1 3,3l 1,2 0,a 1,1 0,j 1,1 0,8 1,2 0,2 1,2 0,m 1,1 0,7 1,1 0,1 1,3 0,4 1,2 0,9 1,2 0,2 1,2 0,4 1,8 0,1 1,4 0,2 1,1 0,5 1,2 0,c 1,2 2,6 1,2 2,1 1,1 0,1 1,2 0,3 1,1 0,6 1,4 0,2 1,2 0,m 1,1 0,7 1,1 0,2 1,1 0,2 1,1 0,2 1,2 0,1 1,1 0,5 1,4 0,2 1,2 0,3 1,3 0,1 1,7 0,4 1,1 0,1 1,7 0,g 1,b 0,3 1,1 0,9 1,1 0,3 1,1 0,m 1,1 0,7 1,1 0,2 1,1 0,5 1,2 0,a 1,1 0,3 1,1 0,3 1,2 0,1 1,f 0,4 1,2 0,a 1,1 0,1 2,7 0,7 1,1 0,3 1,1 0,8 1,2 0,2 1,2 0,m 1,1 0,7 1,1 0,2 1,1 0,5 1,2 0,9 1,2 0,2 1,2 0,3 1,7 0,3 1,4 0,2 1,1 0,5 1,2 0,a 1,1 2,7 1,a 0,2 1,1 0,6 1,3 0,3 1,1 0,4 1,3 0,2 1,1 0,1 1,1 0,2 1,3 0,2 1,3 0,3 1,3 0,c 1,4 0,5 1,3 0,3 1,1 0,4 1,2 0,1 1,6 0,1 1,e 0,d 1,8 2,5 0,d 1,1 0,3 1,1 0,n 1,1 0,g 1,2 0,9 1,1 0,3 1,1 0,4 1,7 0,2 1,1 0,3 1,1 0,2 1,2 0,4 1,2 0,a 1,8 0,7 1,1 2,4 1,1 0,8 1,1 0,3 1,1 0,n 1,1 0,a 1,1 0,5 1,2 0,9 1,1 0,3 1,1 0,4 1,7 0,2 1,5 0,3 1,1 0,4 1,2 0,a 1,1 0,3 1,c 0,d 1,1 0,3 1,1 0,1f 1,1 0,3 1,1 0,5 1,1 2,4 0,g 1,2 0,j 1,1 2,6 1,1 0,3 1,1 0,i 1,3 0,o 1,1 0,9 1,1 0,1 1,2 0,7 1,3 0,1 1,4 0,6 1,1 0,1 1,1 0,8 1,6 0,a 1,2 0,2 1,d 0,1m 1,4 0,1 2,f 1,1 0,a 1,13 0,2 1,1 0,1 1,1 0,5 1,1 0,o 1,1 0,1 1,1 0,n 1,2 0,5 1,1 0,1 1,1 0,7 1,1 0,a 1,2 0,4 1,w 0,1 1,3 2,f 0,1 2,1 0,3 2,2 1,6 2,k 1,1 2,1 1,1 2,1 1,1 2,1 1,4 0,a 1,1 0,10 1,4 0,k 1,1 0,i 1,1 0,10 1,1 0,8 2,1 1,6 2,1 0,2 2,5 0,4 2,13 0,22 1,6 0,26 1,2 2,12 1,1 0,1 1,5 0,1 1,2 0,17 1,1 0,99 1,1 0,4 1,2 0,7 1,1 0,1 1,1 0,4 1,2 0,15 1,1 0,4 1,2 0,x 1,1 0,4 1,2 0,7 1,1 0,1 1,1 0,4 1,2 0,f 1,1 0,1l 1,1 0,4 1,2 0,1v 1,2 0,3 1,9 0,k 1,3 0,g 1,a 2,6 0,2e 1,2 0,6 1,3 0,h8 1,1 2,1 0,h 1,1 0,q 1,5 0,23 1,3 0,b 1,7 0,m 1,9 0,m 1,b 0,k 1,c 0,d 1,1 0,3 1,1 0,2 1,c 0,2c 1,3 0,1 1,3 0,1 2,2 1,2 0,a 1,6 0,a 1,h 0,3 1,1 3,b 1,6 0,2h 1,7 0,17 1,5 0,1y 1,a 0,v 1,1 0,c 1,4 0,c 1,4 0,1 2,5 0,14 1,2 0,5 1,b 0,18 1,4 0,q 1,6 0,b 1,3 0,y 2,s 1,4 0,1r 1,1 0,t 1,2 0,b 1,6 0,a 1,d 0,1 1,8 0,1a 1,2 0,c 1,k 0,25 1,3 0,a 1,7 0,a 2,9 1,9 2,3 0,38 1,c 0,1k 1,8 0,a 1,3 0,1d 1,2 0,b 1,5 0,17 1,2 0,3 1,g 0,3 1,1 0,13 1,5 0,eu 1,2 0,6 1,2 0,12 1,2 0,6 1,2 0,8 1,1 0,1 1,1 0,1 1,1 0,1 1,1 0,v 1,2 0,1h 1,1 0,7 1,1 2,1 1,3 2,3 1,1 0,7 1,3 2,4 1,2 0,6 1,1 0,3 2,d 1,3 2,2 0,3 1,1 0,7 1,2 2,d 0,4 3,q 0,5 3,d 0,1 2,7 0,1 2,4 0,1 2,8 0,1 2,d 0,5 3,1 0,a 3,2 1,2 0,6 1,3 2,2 0,b 1,3 2,3 0,d 1,3 0,y 2,e 0,x 1,f 0,2 2,1 1,4 2,1 1,2 2,a 1,1 2,1 1,3 2,5 1,6 2,1 1,1 2,1 1,1 2,1 1,1 2,4 1,1 2,b 1,2 2,4 1,5 2,5 1,4 2,1 1,1 2,1m 1,2 2,4 0,ag 2,4 0,t 2,2 0,73 2,m 0,b 2,l 0,1o 1,26 2,m 1,h4 2,e 0,u 1,1d 2,2 0,v 2,a 0,b7 2,m 0,1r 2,4 0,w 2,2 0,ae 2,2 0,3u 2,6d 1,6 2,9 1,9 0,1 1,2 0,12 1,1 0,1 1,5 0,1 1,2 0,1k 1,7 0,1 1,f 0,o 1,9 0,7 1,1 0,7 1,1 0,7 1,1 0,7 1,1 0,7 1,1 0,7 1,1 0,7 1,1 0,7 1,1 0,w 1,1b 0,1 1,w 0,2 2,1a 0,q 2,1 0,2h 2,c 0,5y 2,q 0,g 2,4 0,2 2,1 1,1 2,a 0,2 2,c 0,a 2,6 1,1 2,5 1,6 2,1 1,3 2,1 0,2e 2,2 0,2 1,5 2,1 0,2i 2,1 0,1 1,3 2,5 0,17 1,1 0,2m 1,1 0,2 2,4 1,a 2,w 1,12 2,9 0,1c 2,1 0,a 1,u 2,8 1,1 2,f 1,w 2,a 1,13 2,f 1,lkw 2,wd 1,3 0,1j 2,9 0,1a 1,2 0,7h 1,3 0,s 1,k 0,1f 1,1 0,a 1,1 0,37 1,e 0,n 2,9 1,2 2,2v 1,2 2,2a 1,k 0,1j 1,4 2,1 1,3 0,6 1,4 2,6 0,1g 1,c 0,1y 1,a 0,a 1,6 0,o 1,3 0,1 1,1 0,1d 1,2 0,10 1,c 0,t 1,3 0,1t 1,e 0,b 1,6 0,v 1,1 0,1j 1,9 0,e 1,2 0,a 1,6 0,n 1,3 2,21 1,o 0,3 1,2 0,g 1,2 0,5 1,a 0,6 1,2 0,6 1,2 0,6 1,9 0,7 1,1 0,7 1,1 0,17 1,1 2,e 1,2 2,4 0,3f 1,1 0,2 1,2 0,a 1,6 0,8mc 1,c 0,n 1,4 0,1d 1,6is 0,a6 2,2 0,2y 2,12 0,7 1,c 0,5 1,5 0,c 1,1 2,d 1,1 0,5 1,1 0,1 1,1 0,2 1,1 0,2 1,1 0,30 1,x 2,a3 1,2 0,g 2,1s 1,2 2,1i 1,8 2,w 0,c 1,4 2,g 3,g 0,g 1,1e 0,1 2,1 0,3 2,2 0,1 2,6 0,5 1,1 0,3r 1,2 0,1 3,4 0,1 2,6 0,1 2,4 0,a 1,2 0,3 2,2 0,q 1,3 0,1 2,1 0,1 2,q 1,1 0,1 2,1 0,1 2,7 0,a 2,1 1,19 2,x 1,3 0,6 1,2 0,6 1,2 0,6 1,2 0,3 1,3 0,7 2,1 0,7 2,a 0,3 3,2 2,2 0,c 1,1 0,q 1,1 0,j 1,1 0,2 1,1 0,f 1,2 0,e 1,y 0,3f 1,c 0,19 1,3 0,9 2,1l 1,h 2,2 1,3 2,1 0,d 2,3 0,1 2,1b 0,19 2,1 1,3m 0,t 1,3 0,1d 1,f 0,s 1,4 0,10 1,9 0,u 1,5 0,17 1,5 0,u 1,2 0,10 1,4 0,8 1,1 0,5 1,16 0,4e 1,2 0,a 1,6 0,10 1,4 0,10 1,4 0,14 1,8 0,1g 1,c 0,b 1,1 0,f 1,1 0,7 1,1 0,2 1,1 0,b 1,1 0,f 1,1 0,7 1,1 0,2 1,3 0,1g 1,c 0,8n 1,9 0,m 1,a 0,8 1,o 0,6 1,1 0,16 1,1 0,9 1,1x 0,6 1,2 0,1 1,1 0,18 1,1 0,2 1,3 0,1 1,2 0,n 1,2 0,v 1,2 2,12 1,8 0,9 1,1c 0,j 1,1 0,2 1,5 0,x 1,4 0,q 1,6 0,q 1,12 0,1k 1,4 0,k 1,2 0,1e 1,1 0,2 1,5 0,8 1,1 0,3 1,1 0,t 1,2 0,3 1,4 0,a 1,n 0,v 1,1 0,w 1,w 0,8 1,1 2,u 1,4 0,5 1,g 0,1i 1,a 0,m 1,2 0,r 1,5 0,q 1,n 0,7 1,28 0,21 1,1j 0,1f 1,d 0,1f 1,7 0,1a 1,8 0,a 1,6 0,12 1,3 0,5 1,1 0,n 1,8 0,2 2,5s 0,v 1,1 0,16 1,1 0,2 1,3 0,2 1,g 0,6 1,9 0,8 2,x 0,1a 1,8 0,11 1,r 0,m 1,16 0,s 1,k 0,n 1,9 0,1z 1,b 0,10 1,9 0,1o 1,2 0,1 3,4 0,1 1,a 0,1 3,2 0,p 1,7 0,a 1,6 0,1h 1,1 0,a 1,4 0,4 1,8 0,10 1,2 0,1 1,9 0,1x 1,4 0,4 1,1 0,d 1,1 0,1 1,4 0,k 1,b 0,i 1,1 0,11 1,6 0,4 1,1q 0,7 1,1 0,1 1,1 0,4 1,1 0,f 1,1 0,a 1,7 0,1n 1,5 0,a 1,6 0,4 1,1 0,8 1,2 0,2 1,2 0,m 1,1 0,7 1,1 0,2 1,1 0,5 1,1 0,a 1,2 0,2 1,2 0,3 1,2 0,1 1,6 0,1 1,5 0,7 1,2 0,7 1,3 0,5 1,b 0,a 1,1 0,1 1,2 0,1 1,1 0,12 1,1 0,a 1,1 0,1 1,2 0,1 1,1 0,4 1,1 0,8 1,d 0,2 1,t 0,23 1,5 0,a 1,4 0,4 1,u 0,1y 1,1 0,1 1,8 0,a 1,4m 0,1i 1,2 0,9 1,n 0,6 1,y 0,1t 1,3 0,1 1,b 0,a 1,12 0,1l 1,7 0,a 1,6 0,k 1,s 0,r 1,2 0,f 1,4 0,c 1,3 0,1 2,7 1,55 0,1n 1,2t 0,2b 1,c 0,8 1,2 0,1 1,2 0,8 1,1 0,2 1,1 0,u 1,1 0,2 1,2 0,9 1,c 0,a 1,1y 0,8 1,2 0,1a 1,2 0,8 1,1 0,2 1,r 0,1r 1,8 0,1 1,8 0,22 1,3 0,1 1,i 0,21 1,2v 0,8 1,2g 0,x 1,f 0,a 1,6 0,9 1,1 0,19 1,1 0,9 1,f 0,t 1,5 0,u 1,2 0,m 1,1 0,e 1,21 0,7 1,1 0,2 1,1 0,18 1,3 0,1 1,1 0,2 1,1 0,9 1,8 0,a 1,6 0,6 1,1 0,2 1,1 0,11 1,1 0,2 1,1 0,6 1,7 0,a 1,6 0,18 1,4 0,a 1,6u 0,n 1,9 0,h 1,1 0,15 1,3 0,5 1,d 0,b 1,2d 0,1 1,f 0,l 1,t 2,e 0,pm 1,2u 0,33 1,h 0,5g 1,218 0,2p 1,f 0,ts 1,g 3,m 1,a 0,32z 1,5 0,g7 1,5a1 0,1m 1,1c6 0,ft 1,7 0,v 1,1 0,a 1,6 0,27 1,1 0,a 1,6 0,u 1,2 0,5 1,b 0,1j 1,5 0,4 2,4 1,1 0,1 2,a 0,a 1,1 0,7 1,1 0,l 1,5 0,j 1,c0 0,19 1,3 0,a 1,5i 0,2f 1,9 0,p 1,2 0,p 1,18 0,23 1,4 0,1l 1,7 0,h 1,1s 0,2 1,1 0,1 2,1 1,b 0,2 1,5 2,9 0,5p2 1,15 0,w 1,2p 0,37 1,6pp 0,4 2,1 0,7 2,1 0,2 2,1 0,83 2,f 0,1 2,t 0,3 2,2 0,1 2,e 0,4 2,8 0,b0 1,1s4 0,2z 1,5 0,d 1,3 0,9 1,7 0,a 1,2 0,1 2,2 1,1 0,4 3,318 0,6o 2,a 1,3 2,3 0,c4 2,6 0,n 2,f 0,h 2,f 0,1a 1,2 0,n 1,9 0,38 2,1o 0,6u 2,a 0,13 2,2 0,1o 2,5 1,3 2,6 1,8 3,8 1,2 2,7 1,u 2,4 1,1p 2,l 0,1u 2,3 1,1 2,3e 0,k 1,c 0,k 1,c 0,2f 2,9 0,p 1,3r 0,2d 1,1 0,1z 1,1 0,2 1,2 0,1 1,2 0,2 1,2 0,4 1,1 0,c 1,1 0,1 1,1 0,7 1,1 0,1t 1,1 0,4 1,2 0,8 1,1 0,7 1,1 0,s 1,1 0,4 1,1 0,5 1,1 0,1 1,3 0,7 1,1 0,9g 1,2 0,p 1,1 2,p 1,1 2,v 1,1 2,p 1,1 2,v 1,1 2,p 1,1 2,v 1,1 2,p 1,1 2,v 1,1 2,p 1,1 2,8 1,2 0,1e 1,e8 2,1j 1,4 2,1e 1,8 2,1 1,e 2,1 1,2 2,k 0,5 1,1 0,f 1,uo 0,v 1,6 0,6 1,5x 0,7 1,1 0,h 1,2 0,7 1,1 0,2 1,1 0,5 1,5 0,1q 1,x 0,1 1,34 0,19 1,3 0,e 1,2 0,a 1,4 0,1 1,1 2,8w 0,v 1,h 0,1m 1,5 0,1 2,cw 0,16 1,5y 0,17 1,5h 0,v 1,1 0,m 1,8 0,2 1,68 0,7 1,1 0,4 1,1 0,2 1,1 0,f 1,1 0,5h 1,2 0,g 1,15 0,24 1,4 0,a 1,lz 0,1n 1,1 2,3 1,1 2,4 1,24 0,19 1,1 2,f 1,5e 0,4 1,1 0,r 1,1 0,2 1,1 0,1 1,2 0,1 1,1 0,a 1,1 0,4 1,1 0,1 1,1 0,1 1,6 0,1 1,4 0,1 1,1 0,1 1,1 0,1 1,1 0,3 1,1 0,2 1,1 0,1 1,2 0,1 1,1 0,1 1,1 0,1 1,1 0,1 1,1 0,1 1,1 0,2 1,1 0,1 1,2 0,4 1,1 0,7 1,1 0,4 1,1 0,4 1,1 0,1 1,1 0,a 1,1 0,h 1,5 0,3 1,1 0,5 1,1 0,h 1,1g 0,2 2,7i 0,74 2,d 1,ku 2,5 3,1hv 2,1 0,2k 2,a 1,1 2,5 0,se 2,2 0";
var caseFolds = "1t w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,2j lj,b w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,2 w,1 w,1 w,1 w,1 w,1 w,1 w,y 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -5j,2 1,2 1,2 1,3 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,3 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -3d,1 1,2 1,2 1,2 -7g,2 5u,1 1,2 1,2 5q,1 1,2 5p,1 5p,1 1,3 27,1 5m,1 5n,1 1,2 5p,1 5r,2 5v,1 5t,1 1,4 5v,1 5x,2 5y,1 1,2 1,2 1,2 62,1 1,2 62,3 1,2 62,1 1,2 61,1 61,1 1,2 1,2 63,1 1,4 1,8 2,1 1,2 2,1 1,2 2,1 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,3 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,3 2,1 1,2 1,2 -2p,1 -1k,1 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -3m,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,8 8bv,1 1,2 -4j,1 8bs,3 1,2 -5f,1 1x,1 1z,1 1,2 1,2 1,2 1,2 1,82 1,2 1,4 1,9 38,7 12,2 11,1 11,1 11,2 1s,2 1r,1 1r,2 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,2 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,n 1,d 8,1 -u,1 -p,4 -f,1 -m,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -1i,1 -1c,3 -1o,1 -1s,2 1,2 -7,1 1,3 -3m,1 -3m,1 -3m,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 28,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1d 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,a 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 f,1 1,2 1,2 1,2 1,2 1,2 1,2 1,3 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,3 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,28a 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,1 5ls,2 5ls,6 5ls,k3 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 tzk,1 8,1 8,1 8,1 8,1 8,1 8,1or -4su,1 -4st,1 -4sk,1 -4si,1 -4si,1 -4sj,1 -4sc,1 -4ro,1 r7n,1 1,7 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,1 -2bk,3 -2bk,1 -2bk,1 -2bk,8x 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,7 -1m,3 -5vj,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,a -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,b -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,c -8,2 -8,2 -8,2 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,p -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,1 -8,9 -8,1 -8,1 -22,1 -22,1 -9,2 -5j9,a -2e,1 -2e,1 -2e,1 -2e,1 -9,c -8,1 -8,1 -2s,1 -2s,d -8,1 -8,1 -34,1 -34,1 -7,c -3k,1 -3k,1 -3i,1 -3i,1 -9,8a -5st,4 -6gv,1 -6di,7 s,1a g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,1 g,k 1,mr q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1 q,1f5 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1 1c,1d 1,2 -8af,1 -2xy,1 -89z,3 1,2 1,2 1,2 -8bg,1 -8al,1 -8bj,1 -8bi,2 1,3 1,9 -8cf,1 -8cf,1 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,9 1,2 1,5 1,nym 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,k 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,3s 1,2 1,2 1,2 1,2 1,2 1,2 1,4 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,b 1,2 1,2 -r9g,1 1,2 1,2 1,2 1,2 1,5 1,2 -wmg,3 1,2 1,4 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -wn8,1 -wnj,1 -wnf,1 -wn5,1 -wn8,2 -wlu,1 -wmi,1 -wlx,1 ps,1 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -1c,1 -wn7,1 -raw,1 1,2 1,2 -wo7,1 1,2 1,2 1,2 1,2 1,2 1,2 1,2 1,2 -wu9,p 1,h7w w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,xy 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,3t 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,1 14,4d 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,2 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,1 13,2 13,1 13,1 13,1 13,1 13,1 13,1 13,2 13,1 13,1d7 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,1 1s,4e w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,27v w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,gw1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1 w,1t r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,1 r,o5k y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y,1 y";
var compositions = "2p lc 68,2p ld 69,2p le 6a,2p lf 6b,2p lk 6c,2p lm 6d,2r mf 6f,2t lc 6g,2t ld 6h,2t le 6i,2t lk 6j,2x lc 6k,2x ld 6l,2x le 6m,2x lk 6n,32 lf 6p,33 lc 6q,33 ld 6r,33 le 6s,33 lf 6t,33 lk 6u,39 lc 6x,39 ld 6y,39 le 6z,39 lk 70,3d ld 71,3d lk 73,2p lg 75,2p li 77,2p mg 79,2r ld 7b,2r le 7d,2r lj 7f,2r lo 7h,2s lo 7j,2t lg 7n,2t li 7p,2t lj 7r,2t mg 7t,2t lo 7v,2v le 7x,2v li 7z,2v lj 81,2v mf 83,2w le 85,2x lf 89,2x lg 8b,2x li 8d,2x mg 8f,2y le 8l,2z mf 8n,30 ld 8q,30 mf 8s,30 lo 8u,32 ld 90,32 mf 92,32 lo 94,33 lg 99,33 li 9b,33 ln 9d,36 ld 9h,36 mf 9j,36 lo 9l,37 ld 9n,37 le 9p,37 mf 9r,37 lo 9t,38 mf 9v,38 lo 9x,39 lf a1,39 lg a3,39 li a5,39 lm a7,39 ln a9,39 mg ab,3b le ad,3d le af,3e ld ai,3e lj ak,3e lo am,33 m3 bl,39 m3 c0,2p lo cu,2x lo cw,33 lo cy,39 lo d0,70 lg d2,70 ld d4,70 lo d6,70 lc d8,6c lg db,fb lg dd,6e lg df,2v lo dj,2z lo dl,33 mg dn,dn lg dp,ia lo dr,2y lo ds,2v ld dx,32 lc e1,6d ld e3,6e ld e5,6w ld e7,2p lr e9,2p lt eb,2t lr ed,2t lt ef,2x lr eh,2x lt ej,33 lr el,33 lt en,36 lr ep,36 lt er,39 lr et,39 lt ev,37 me ex,38 me ez,2w lo f3,2p lj fb,2t mf fd,6u lg ff,6t lg fh,33 lj fj,fj lg fl,3d lg fn,4o ld p1,qy ld pc,q9 ld q4,qd ld q5,qf ld q6,qh ld q7,qz ld q8,qh lk qy,qt lk qz,qn ld r0,qt ld r1,qx ld r2,r6 ld r7,r6 lk r8,u0 li u1,tx lc uo,tx lk up,tv ld ur,uu lk uv,u2 ld v0,u0 lc v1,ub li v2,vp lr vr,ty li xu,ts li y9,ts lk yb,tx li yf,yh lk yj,ty lk yl,tz lk yn,u0 lg yr,u0 lk yt,u6 lk yv,yx lk yz,ul lk z1,ub lg z3,ub lk z5,ub ln z7,uf lk z9,uj lk zd,17r 18z 17m,17r 190 17n,18o 190 17o,17r 191 17p,18q 190 17q,1cl 190 1c0,1c1 190 1c2,1ci 190 1cj,1t4 1to 1t5,1tc 1to 1td,1tf 1to 1tg,1xj 1xa 1xn,1xj 1xz 1xo,287 28m 288,287 27y 28b,287 28n 28c,2aa 2c7 2ac,2bq 2bi 2bu,2br 2bi 2bv,2bq 2c7 2bw,2fa 2fq 2fc,2in 2j9 2io,2iu 2j9 2iv,2iu 2ja 2iw,2iu 2iq 2iy,2iy 2j9 2iz,2me 2m6 2mi,2mf 2m6 2mj,2me 2mv 2mk,2qh 2q2 2qi,2qh 2q7 2qk,2qk 2q2 2ql,2qh 2qn 2qm,36t 372 36u,5c5 5dh 5c6,5c7 5dh 5c8,5c9 5dh 5ca,5cb 5dh 5cc,5cd 5dh 5ce,5ch 5dh 5ci,5dm 5dh 5dn,5do 5dh 5dp,5dq 5dh 5ds,5dr 5dh 5dt,5du 5dh 5dv,2p md 5xd,2q lj 5xf,2q mb 5xh,2q mp 5xj,6f ld 5xl,2s lj 5xn,2s mb 5xp,2s mp 5xr,2s mf 5xt,2s ml 5xv,7n lc 5xx,7n ld 5xz,2t ml 5y1,2t mo 5y3,fd li 5y5,2u lj 5y7,2v lg 5y9,2w lj 5yb,2w mb 5yd,2w lk 5yf,2w mf 5yh,2w mm 5yj,2x mo 5yl,6n ld 5yn,2z ld 5yp,2z mb 5yr,2z mp 5yt,30 mb 5yv,5yv lg 5yx,30 mp 5yz,30 ml 5z1,31 ld 5z3,31 lj 5z5,31 mb 5z7,32 lj 5z9,32 mb 5zb,32 mp 5zd,32 ml 5zf,6t ld 5zh,6t lk 5zj,99 lc 5zl,99 ld 5zn,34 ld 5zp,34 lj 5zr,36 lj 5zt,36 mb 5zv,5zv lg 5zx,36 mp 5zz,37 lj 601,37 mb 603,9n lj 605,9t lj 607,603 lj 609,38 lj 60b,38 mb 60d,38 mp 60f,38 ml 60h,39 mc 60j,39 mo 60l,39 ml 60n,a1 ld 60p,a3 lk 60r,3a lf 60t,3a mb 60v,3b lc 60x,3b ld 60z,3b lk 611,3b lj 613,3b mb 615,3c lj 617,3c lk 619,3d lj 61b,3e le 61d,3e mb 61f,3e mp 61h,2w mp 61i,38 lk 61j,3b lm 61k,3d lm 61l,2p mb 61t,2p ll 61v,6a ld 61x,6a lc 61z,6a ll 621,6a lf 623,61t le 625,77 ld 627,77 lc 629,77 ll 62b,77 lf 62d,61t li 62f,2t mb 62h,2t ll 62j,2t lf 62l,6i ld 62n,6i lc 62p,6i ll 62r,6i lf 62t,62h le 62v,2x ll 62x,2x mb 62z,33 mb 631,33 ll 633,6s ld 635,6s lc 637,6s ll 639,6s lf 63b,631 le 63d,bl ld 63f,bl lc 63h,bl ll 63j,bl lf 63l,bl mb 63n,39 mb 63p,39 ll 63r,c0 ld 63t,c0 lc 63v,c0 ll 63x,c0 lf 63z,c0 mb 641,3d lc 643,3d mb 645,3d ll 647,3d lf 649,q9 lv 64g,q9 lw 64h,64g lc 64i,64h lc 64j,64g ld 64k,64h ld 64l,64g n6 64m,64h n6 64n,qd lv 64w,qd lw 64x,64w lc 64y,64x lc 64z,64w ld 650,64x ld 651,qf lv 65c,qf lw 65d,65c lc 65e,65d lc 65f,65c ld 65g,65d ld 65h,65c n6 65i,65d n6 65j,qh lv 65s,qh lw 65t,65s lc 65u,65t lc 65v,65s ld 65w,65t ld 65x,65s n6 65y,65t n6 65z,qn lv 668,qn lw 669,668 lc 66a,669 lc 66b,668 ld 66c,669 ld 66d,qt lv 66o,qt lw 66p,66o lc 66q,66p lc 66r,66o ld 66s,66p ld 66t,66o n6 66u,66p n6 66v,qx lv 674,qx lw 675,674 lc 676,675 lc 677,674 ld 678,675 ld 679,674 n6 67a,675 n6 67b,q9 lc 67k,qd lc 67m,qf lc 67o,qh lc 67q,qn lc 67s,qt lc 67u,qx lc 67w,64g n9 680,64h n9 681,64i n9 682,64j n9 683,64k n9 684,64l n9 685,64m n9 686,64n n9 687,65c n9 68g,65d n9 68h,65e n9 68i,65f n9 68j,65g n9 68k,65h n9 68l,65i n9 68m,65j n9 68n,674 n9 68w,675 n9 68x,676 n9 68y,677 n9 68z,678 n9 690,679 n9 691,67a n9 692,67b n9 693,q9 li 69c,q9 lg 69d,67k n9 69e,q9 n9 69f,q4 n9 69g,q9 n6 69i,69i n9 69j,4o n6 69t,67o n9 69u,qf n9 69v,q6 n9 69w,qf n6 69y,69y n9 69z,69r lc 6a5,69r ld 6a6,69r n6 6a7,qh li 6a8,qh lg 6a9,qy lc 6aa,qh n6 6ae,qy n6 6af,6bi lc 6al,6bi ld 6am,6bi n6 6an,qt li 6ao,qt lg 6ap,qz lc 6aq,qp lv 6as,qp lw 6at,qt n6 6au,qz n6 6av,4o lc 6b1,67w n9 6b6,qx n9 6b7,r2 n9 6b8,qx n6 6ba,6ba n9 6bb,6mo mw 6my,6mq mw 6mz,6ms mw 6ni,6og mw 6od,6ok mw 6oe,6oi mw 6of,6pv mw 6pw,6q0 mw 6q1,6q3 mw 6q4,6qr mw 6qs,6qt mw 6qu,6rg mw 6rl,6rn mw 6ro,6rp mw 6rr,6rs mw 6rt,1p mw 6sg,6sh mw 6si,6rx mw 6st,1o mw 6su,1q mw 6sv,6sk mw 6sw,6sl mw 6sx,6sy mw 6t0,6sz mw 6t1,6t2 mw 6t4,6t3 mw 6t5,6t6 mw 6tc,6t7 mw 6td,6te mw 6tg,6tf mw 6th,6ti mw 6tk,6tj mw 6tl,6ua mw 6uk,6ug mw 6ul,6uh mw 6um,6uj mw 6un,6t8 mw 6w0,6t9 mw 6w1,6tt mw 6w2,6tu mw 6w3,6uq mw 6wa,6ur mw 6wb,6us mw 6wc,6ut mw 6wd,9jf 9ll 9jg,9jh 9ll 9ji,9jj 9ll 9jk,9jl 9ll 9jm,9jn 9ll 9jo,9jp 9ll 9jq,9jr 9ll 9js,9jt 9ll 9ju,9jv 9ll 9jw,9jx 9ll 9jy,9jz 9ll 9k0,9k1 9ll 9k2,9k4 9ll 9k5,9k6 9ll 9k7,9k8 9ll 9k9,9kf 9ll 9kg,9kf 9lm 9kh,9ki 9ll 9kj,9ki 9lm 9kk,9kl 9ll 9km,9kl 9lm 9kn,9ko 9ll 9kp,9ko 9lm 9kq,9kr 9ll 9ks,9kr 9lm 9kt,9ja 9ll 9lg,9lp 9ll 9lq,9m3 9ll 9m4,9m5 9ll 9m6,9m7 9ll 9m8,9m9 9ll 9ma,9mb 9ll 9mc,9md 9ll 9me,9mf 9ll 9mg,9mh 9ll 9mi,9mj 9ll 9mk,9ml 9ll 9mm,9mn 9ll 9mo,9mp 9ll 9mq,9ms 9ll 9mt,9mu 9ll 9mv,9mw 9ll 9mx,9n3 9ll 9n4,9n3 9lm 9n5,9n6 9ll 9n7,9n6 9lm 9n8,9n9 9ll 9na,9n9 9lm 9nb,9nc 9ll 9nd,9nc 9lm 9ne,9nf 9ll 9ng,9nf 9lm 9nh,9ly 9ll 9o4,9nz 9ll 9o7,9o0 9ll 9o8,9o1 9ll 9o9,9o2 9ll 9oa,9od 9ll 9oe,1fpu lj 1fpl,1fq2 lj 1fqc,1huh 1hve 1hui,1huj 1hve 1huk,1hut 1hve 1huz,1hyp 1hyf 1hym,1hyq 1hyf 1hyn,1idj 1ida 1idn,1idj 1idz 1ido,1if6 1ih5 1if7,1if8 1igr 1if9,1iff 1igy 1ifi,1ifk 1ih5 1ifl,1igy 1igy 1ih1,1igy 1igo 1ih3,1igy 1ih5 1ih4,1int 1inu 1inv,1int 1ink 1inw,1int 1inx 1iny,1iuw 1iun 1iuy,1iux 1iun 1iuz,1jjp 1jjk 1jjs,1xr2 1xr2 1xr5,1xr2 1xrd 1xr6,1xr2 1xr3 1xr7,1xrd 1xr3 1xr8,1xr2 1xr4 1xr9,1xr5 1xr3 1xra,1xr6 1xr3 1xrb,1xr5 1xr4 1xrc,206f 206f 206g,206b 206f 206h,206h 206f 206i";

// src/learning/text/characters.ts
var tableSize = 131072;
var rows = (packed) => packed.split(",").map((row) => row.split(" ").map((value) => Number.parseInt(value, 36)));
var classes = new Uint8Array(tableSize);
var foldOffsets = new Int32Array(tableSize);
var composed = /* @__PURE__ */ new Map();
var pairKey = (base, mark) => base * tableSize + mark;
var position = 0;
for (const [length, kind] of rows(classRuns)) {
  classes.fill(kind, position, position + length);
  position += length;
}
position = 0;
for (const [distance, offset] of rows(caseFolds)) {
  position += distance;
  foldOffsets[position] = offset;
}
for (const [base, mark, whole] of rows(compositions)) composed.set(pairKey(base, mark), whole);

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
function shuffle(values, random) {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random() % (last + 1);
    const value = values[last];
    values[last] = values[other];
    values[other] = value;
  }
}

// src/learning/classifier/documents.ts
var mostNumbered = 1 << 22;
var mostFeatures = 1 << 18;
var mostWeights = 1 << 26;
function documentFrequency({ bounds, ids, hashes }, members) {
  const frequency = new Int32Array(hashes.length);
  for (let member = 0; member < members.length; member++) {
    const document = members[member];
    for (let index = bounds[2 * document], end = bounds[2 * document + 2]; index < end; index++) frequency[ids[index]]++;
  }
  return frequency;
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

// src/learning/classifier/workspace.ts
var lanes = 16;
var largestValue = 127;
var mostCounted = 255;
var mostListed = 1024;
var fewestForSlots = 1 << 22;
var mostForSlots = 1 << 27;
function slotsFor({ documents, entries, features, labels }) {
  if (entries < fewestForSlots) return 1;
  const each = documents * (3 + 4 * lanes) + features * 4 * lanes;
  return Math.max(1, Math.min(Math.ceil(labels / lanes), Math.floor(mostForSlots / each)));
}
function bytesFor(sizes) {
  let bytes = 0;
  layOut(sizes, (of, length) => {
    bytes += length * of.BYTES_PER_ELEMENT;
    return new of(0);
  });
  return bytes;
}
function layOut(sizes, room, slots = slotsFor(sizes)) {
  const { documents, entries, features } = sizes;
  return {
    bounds: room(Uint32Array, 2 * documents + 1),
    ids: room(Int32Array, entries),
    counts: room(Uint8Array, entries),
    values: room(Float32Array, entries),
    inverse: room(Float64Array, features),
    logs: room(Float64Array, mostCounted + 1),
    members: room(Int32Array, documents),
    order: room(Int32Array, documents),
    curvature: room(Float32Array, documents),
    listed: room(Int32Array, mostListed),
    sums: room(Float32Array, mostListed * lanes),
    rounded: room(Int8Array, features * lanes),
    filled: room(Uint16Array, features),
    scales: room(Float32Array, lanes),
    slots: Array.from({ length: slots }, () => ({
      own: room(Uint16Array, documents),
      resting: room(Uint8Array, documents),
      duals: room(Float32Array, documents * lanes),
      weights: room(Float32Array, features * lanes),
      bias: room(Float32Array, lanes)
    }))
  };
}

// src/learning/classifier/weighting.ts
var logOfCount = Float64Array.from({ length: mostCounted + 1 }, (_, count) => count === 0 ? 0 : 1 + log(count));
function inverseFrequency(frequency, documents) {
  const inverse = new Float64Array(frequency.length);
  const known = new Float64Array(documents + 1);
  for (let feature = 0; feature < frequency.length; feature++) {
    const count = frequency[feature];
    if (count === 0) continue;
    if (known[count] === 0) known[count] = 1 + log((1 + documents) / (1 + count));
    inverse[feature] = known[count];
  }
  return inverse;
}
function weighDocument(documents, document, inverse, values) {
  const { bounds } = documents;
  const start = bounds[2 * document];
  const middle = bounds[2 * document + 1];
  const end = bounds[2 * document + 2];
  const words = squareLength(documents, start, middle, inverse);
  const characters = squareLength(documents, middle, end, inverse);
  const parts = (words > 0 ? 1 : 0) + (characters > 0 ? 1 : 0);
  fill(documents, start, middle, inverse, words * parts, values);
  fill(documents, middle, end, inverse, characters * parts, values);
}
function squareLength({ ids, counts }, start, end, inverse) {
  let sum = 0;
  for (let index = start; index < end; index++) {
    const value = logOfCount[counts[index]] * inverse[ids[index]];
    sum += value * value;
  }
  return sum;
}
function fill(documents, start, end, inverse, square, values) {
  const { ids, counts } = documents;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let index = start; index < end; index++) values[index] = logOfCount[counts[index]] * inverse[ids[index]] * scale;
}

// src/learning/classifier/kernel-plain.ts
var { fround } = Math;
function plainKernel(sizes, slotCount) {
  const workspace = layOut(sizes, (of, length) => new of(length), slotCount);
  const { slots, listed } = workspace;
  return {
    workspace,
    weigh(count) {
      for (let document = 0; document < count; document++) weighDocument(workspace, document, workspace.inverse, workspace.values);
    },
    round(slot, negligible2) {
      round(workspace, slot, fround(negligible2));
    },
    learn(used, count, cost, tolerance, rest) {
      for (const slot of slots.slice(0, used)) learn(workspace, slot, count, cost, tolerance, rest);
    },
    score(count) {
      for (let at = 0; at < count; at++) dotLanes(workspace, slots[0].weights, listed[at], at * lanes);
    }
  };
}
function learn(workspace, slot, count, cost, tolerance, rest) {
  const { members, order, curvature, sums } = workspace;
  const { own, resting, duals, weights, bias } = slot;
  const slack = fround(1 / (2 * cost));
  const most = fround(tolerance);
  for (let turn = 0; turn < count; turn++) {
    const member = order[turn];
    if (resting[member] > 0) {
      resting[member]--;
      continue;
    }
    const document = members[member];
    dotLanes(workspace, weights, document, 0);
    let moved = false;
    for (let lane = 0; lane < lanes; lane++) {
      const sign = own[member] >> lane & 1 ? 1 : -1;
      const dual = duals[member * lanes + lane];
      const margin = sign * fround(sums[lane] + bias[lane]);
      const gradient = fround(fround(margin - 1) + fround(dual * slack));
      if (dual === 0 ? gradient > -most : gradient < most && gradient > -most) continue;
      const next = Math.max(0, fround(dual - fround(gradient / curvature[member])));
      const step = sign * fround(next - dual);
      duals[member * lanes + lane] = next;
      bias[lane] += step;
      addToLane(workspace, weights, document, lane, step);
      moved = true;
    }
    if (!moved) resting[member] = rest;
  }
}
function dotLanes({ bounds, ids, values, sums }, weights, document, at) {
  sums.fill(0, at, at + lanes);
  for (let index = bounds[2 * document], end = bounds[2 * document + 2]; index < end; index++) {
    const row = ids[index] * lanes;
    const value = values[index];
    for (let lane = 0; lane < lanes; lane++) sums[at + lane] += fround(value * weights[row + lane]);
  }
}
function addToLane({ bounds, ids, values }, weights, document, lane, step) {
  for (let index = bounds[2 * document], end = bounds[2 * document + 2]; index < end; index++)
    weights[ids[index] * lanes + lane] += fround(step * values[index]);
}
var rounder = 1.5 * 2 ** 23;
function round({ rounded, filled, scales }, { weights }, negligible2) {
  scales.fill(0);
  for (let at = 0; at < weights.length; at++) scales[at % lanes] = Math.max(scales[at % lanes], Math.abs(weights[at]));
  for (let lane = 0; lane < lanes; lane++) scales[lane] /= largestValue;
  filled.fill(0);
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at];
    const value = Math.abs(weight) >= negligible2 ? fround(fround(fround(weight / scales[at % lanes]) + rounder) - rounder) : 0;
    rounded[at] = value;
    if (value !== 0) filled[Math.floor(at / lanes)] |= 1 << at % lanes;
  }
}

// src/learning/classifier/kernel.generated.ts
var kernelModule = "AGFzbQEAAAABEgNgAX8AYAJ/fQBgBX9/fX1/AAIPAQNlbnYGbWVtb3J5AgAAAwYFAAABAAIGbxZ/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEACwf5ARwGYm91bmRzAwADaWRzAwEGY291bnRzAwIGdmFsdWVzAwMHaW52ZXJzZQMEBGxvZ3MDBQdtZW1iZXJzAwYFb3JkZXIDBwljdXJ2YXR1cmUDCAZsaXN0ZWQDCQRzdW1zAwoHcm91bmRlZAMLBmZpbGxlZAMMBnNjYWxlcwMNA293bgMOB3Jlc3RpbmcDDwVkdWFscwMQB3dlaWdodHMDEQRiaWFzAxIJcm93Qm91bmRzAxMGcm93SWRzAxQJcm93VmFsdWVzAxUFd2VpZ2gAAAZsaW5lVXAAAwVsZWFybgAEBXJvdW5kAAIFc2NvcmUAAQZtZW1vcnkCAArIEQWKBAIFfwN8A0AgACAFSwRAIwAgBUEDdGoiASgCACEDIAEoAgghBCABKAIEIQJEAAAAAAAAAAAhBiADIQEDQCABIAJJBEAgBiMFIwIgAWotAABBA3RqKwMAIwQjASABQQJ0aigCAEEDdGorAwCiIgYgBqKgIQYgAUEBaiEBDAELCyAGIQdEAAAAAAAAAAAhBiACIQEDQCABIARJBEAgBiMFIwIgAWotAABBA3RqKwMAIwQjASABQQJ0aigCAEEDdGorAwCiIgYgBqKgIQYgAUEBaiEBDAELCyAHRAAAAAAAAPA/RAAAAAAAAAAAIAdEAAAAAAAAAABkG0QAAAAAAADwP0QAAAAAAAAAACAGRAAAAAAAAAAAZBugIgeiIghEAAAAAAAAAABkBHxEAAAAAAAA8D8gCJ+jBUQAAAAAAAAAAAshCANAIAIgA0sEQCADQQJ0IgEjA2ojBSMCIANqLQAAQQN0aisDACMEIwEgAWooAgBBA3RqKwMAoiAIorY4AgAgA0EBaiEDDAELCyAGIAeiIgZEAAAAAAAAAABkBHxEAAAAAAAA8D8gBp+jBUQAAAAAAAAAAAshBgNAIAIgBEkEQCACQQJ0IgEjA2ojBSMCIAJqLQAAQQN0aisDACMEIwEgAWooAgBBA3RqKwMAoiAGorY4AgAgAkEBaiECDAELCyAFQQFqIQUMAQsLC7wCAgZ/BXsDQCAAIAJLBEAjCiACQQZ0aiED/QwAAAAAAAAAAAAAAAAAAAAAIQf9DAAAAAAAAAAAAAAAAAAAAAAhCP0MAAAAAAAAAAAAAAAAAAAAACEJ/QwAAAAAAAAAAAAAAAAAAAAAIQojACMJIAJBAnRqKAIAQQN0aiIEKAIAQQJ0IgUjAWoiASAEKAIIQQJ0IAVraiEEIwMgBWogAWshBQNAIAEgBEkEQCAHIAEgBWr9CQIAIgsjESABKAIAQQZ0aiIG/QAEAP3mAf3kASEHIAggCyAG/QAEEP3mAf3kASEIIAkgCyAG/QAEIP3mAf3kASEJIAogCyAG/QAEMP3mAf3kASEKIAFBBGohAQwBCwsgAyAH/QsEACADIAj9CwQQIAMgCf0LBCAgAyAK/QsEMCACQQFqIQIMAQsLC+oCAgN/AnsjESAAQQZ0aiEEA0AgAkEESQRA/QwAAAAAAAAAAAAAAAAAAAAAIQUjESACQQR0aiEDA0AgAyAESQRAIAUgA/0ABAD94AH96wEhBSADQUBrIQMMAQsLIw0gAkEEdGogBf0MAAD+QgAA/kIAAP5CAAD+Qv3nAf0LBAAgAkEBaiECDAELC0EAIQIDQCAAIAJLBEAjCyACQQR0aiMRIAJBBnRqIgP9AAQAIgUjDf0ABAD95wH9aiAF/eABIAH9EyIF/Ub9Tv34ASAD/QAEECIGIw39AAQQ/ecB/WogBv3gASAF/Ub9Tv34Af2FASAD/QAEICIGIw39AAQg/ecB/WogBv3gASAF/Ub9Tv34ASAD/QAEMCIGIw39AAQw/ecB/WogBv3gASAF/Ub9Tv34Af2FAf1lIgX9CwQAIwwgAkEBdGogBf0MAAAAAAAAAAAAAAAAAAAAAP0k/WQ7AQAgAkEBaiECDAELCwuSAQEGfwNAIAAgAksEQCMAIwYgAkECdCIDIwdqKAIAQQJ0aigCAEEDdGoiBCgCACEFIAQoAgggBWshBCMTIANqIAE2AgAgAUECdCIDIxRqIAVBAnQiBSMBaiAEQQJ0Igb8CgAAIxUgA2ojAyAFaiAG/AoAACABIARqIQEgAkEBaiECDAELCyMTIABBAnRqIAE2AgAL+wYCDX8FeyMUIwEgABshCiMVIwMgABshCQNAIAEgDEsEQAJAIwcgDEECdGooAgAiDSMPai0AACIFBEAjDyANaiAFQQFrOgAADAELIAogAAR/IxMgDEECdGoFIwAjBiANQQJ0aigCAEEDdGoLIgUoAgBBAnQiB2oiBiEOIAcgCWohCyMKIQj9DAAAAAAAAAAAAAAAAAAAAAAhFf0MAAAAAAAAAAAAAAAAAAAAACEU/QwAAAAAAAAAAAAAAAAAAAAAIRL9DAAAAAAAAAAAAAAAAAAAAAAhEyAOIAAEfyAFKAIEBSAFKAIIC0ECdCAHayIHaiEFIAsgDmshDwNAIAUgDksEQCAVIA4gD2r9CQIAIhYjESAOKAIAQQZ0aiIQ/QAEAP3mAf3kASEVIBQgFiAQ/QAEEP3mAf3kASEUIBIgFiAQ/QAEIP3mAf3kASESIBMgFiAQ/QAEMP3mAf3kASETIA5BBGohDgwBCwsgCCAV/QsEACAIIBT9CwQQIAggEv0LBCAgCCAT/QsEMEEAIQVBACEOA0AgDkEESQRA/QwAAIC/AACAvwAAgL8AAIC//QwAAIA/AACAPwAAgD8AAIA/Iw4gDUEBdGovAQAgDkECdHb9Ef0MAQAAAAIAAAAEAAAACAAAAP1O/QwAAAAAAAAAAAAAAAAAAAAA/Tf9UiISIA5BBHQiCCMKaiIP/QAEACMSIAhqIhD9AAQAIhP95AH95gH9DAAAgD8AAIA/AACAPwAAgD/95QEjECANQQZ0aiAIaiII/QAEACIUIAL9E/3mAf3kASIVIAOM/RP9RSAVIAP9E/1GIBT9DAAAAAAAAAAAAAAAAAAAAAD9Qv1O/VAiFv1TBH8gFiAS/QwAAAAAAAAAAAAAAAAAAAAAIBQgFSMIIA1BAnRqKgIA/RP95wH95QH96wEiEiAU/eUB/eYB/U4hFSAIIBIgFCAW/VL9CwQAIBAgEyAV/eQB/QsEACAPIBX9CwQAQQEFQQALBEAgByAGIgVqIQ8gCyAFayEQIA5BBHQiESMRaiEIIwogEWr9AAQAIRIDQCAFIA9JBEAgCCAFKAIAQQZ0aiIRIBH9AAQAIBIgBSAQav0JAgD95gH95AH9CwQAIAVBBGohBQwBCwtBASEFCyAOQQFqIQ4MAQsLIAVFBEAjDyANaiAEOgAACwsgDEEBaiEMDAELCws=";

// src/learning/classifier/vectorised.ts
var pageBytes = 1 << 16;
var mostBytes = 2 ** 31;
var alignment = 64;
var compiled = /* @__PURE__ */ new Map();
function openModule(base64, layOut2) {
  if (typeof WebAssembly === "undefined") return void 0;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (!WebAssembly.validate(bytes)) return void 0;
  let end = 0;
  const place = (of, length) => {
    const start = end;
    end = Math.ceil((end + length * of.BYTES_PER_ELEMENT) / alignment) * alignment;
    return start;
  };
  layOut2((of, length) => {
    place(of, length);
    return new of(0);
  });
  if (end > mostBytes) return void 0;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / pageBytes) });
  end = 0;
  const arrays = layOut2((of, length) => new of(memory.buffer, place(of, length), length));
  const module = compiled.get(base64) ?? new WebAssembly.Module(bytes);
  compiled.set(base64, module);
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  tellPlaces(exports, arrays);
  return { arrays, functions: exports };
}
function tellPlaces(functions, arrays) {
  const variables = functions;
  for (const [name, array] of Object.entries(arrays)) if (ArrayBuffer.isView(array)) variables[name].value = array.byteOffset;
}

// src/learning/classifier/kernel-simd.ts
var fewestToLineUp = 3;
function simdKernel(sizes, slotCount) {
  const opened = openModule(kernelModule, (room) => withRows(sizes, room, slotCount));
  if (opened === void 0) return void 0;
  const { arrays: workspace, functions } = opened;
  const { slots } = workspace;
  return {
    workspace,
    weigh: (count) => functions.weigh(count),
    round(slot, negligible2) {
      tellPlaces(functions, slot);
      functions.round(sizes.features, negligible2);
    },
    learn(used, count, cost, tolerance, rest) {
      const linedUp = used >= fewestToLineUp;
      if (linedUp) functions.lineUp(count);
      for (const slot of slots.slice(0, used)) {
        tellPlaces(functions, slot);
        functions.learn(linedUp, count, 1 / (2 * cost), tolerance, rest);
      }
    },
    score(count) {
      tellPlaces(functions, slots[0]);
      functions.score(count);
    }
  };
}
function withRows(sizes, room, slotCount) {
  const workspace = layOut(sizes, room, slotCount);
  const linesUp = workspace.slots.length >= fewestToLineUp;
  return {
    ...workspace,
    rowBounds: room(Uint32Array, linesUp ? sizes.documents + 1 : 0),
    rowIds: room(Int32Array, linesUp ? sizes.entries : 0),
    rowValues: room(Float32Array, linesUp ? sizes.entries : 0)
  };
}

// src/learning/classifier/kernel.ts
var openKernel = (sizes) => simdKernel(sizes) ?? plainKernel(sizes);

// src/learning/classifier/optimiser.ts
function learnBlocks(kernel, members, targets, labels, effort, each) {
  const { workspace } = kernel;
  const { cost, passes, tolerance, rest } = effort;
  const count = members.length;
  workspace.members.set(members);
  fillCurvature(kernel, count, cost);
  const orders = ordersOf(count, passes);
  for (let first = 0; first < labels; first += workspace.slots.length * lanes) {
    const slots = workspace.slots.slice(0, Math.ceil((labels - first) / lanes));
    slots.forEach((slot, at) => {
      clearSlot(slot, members, targets, first + at * lanes);
    });
    for (const order of orders) {
      workspace.order.set(order);
      kernel.learn(slots.length, count, cost, tolerance, rest);
    }
    slots.forEach(each);
  }
}
function clearSlot({ own, resting, duals, weights, bias }, members, targets, firstLabel) {
  weights.fill(0);
  bias.fill(0);
  duals.fill(0, 0, members.length * lanes);
  resting.fill(0, 0, members.length);
  members.forEach((document, member) => {
    own[member] = ownLanes(targets, document, firstLabel);
  });
}
function ordersOf(members, passes) {
  const random = randomSequence(members);
  const order = Int32Array.from({ length: members }, (_, member) => member);
  return Array.from({ length: passes }, () => {
    shuffle(order, random);
    return order.slice();
  });
}
function ownLanes({ starts, labels }, document, firstLabel) {
  let bits = 0;
  for (let at = starts[document], end = starts[document + 1]; at < end; at++) {
    const lane = labels[at] - firstLabel;
    if (lane >= 0 && lane < lanes) bits |= 1 << lane;
  }
  return bits;
}
function fillCurvature({ workspace: { bounds, values, members, curvature } }, count, cost) {
  for (let member = 0; member < count; member++) {
    const document = members[member];
    let sum = 1 + 1 / (2 * cost);
    for (let index = bounds[2 * document], end = bounds[2 * document + 2]; index < end; index++) sum += values[index] * values[index];
    curvature[member] = sum;
  }
}

// src/learning/classifier/weights.ts
var negligible = 0.02;
function joinBlocks(blocks, features, labels) {
  const starts = new Uint32Array(features + 1);
  for (const { filled } of blocks) for (let feature = 0; feature < features; feature++) starts[feature + 1] += bitsIn(filled[feature]);
  for (let feature = 0; feature < features; feature++) starts[feature + 1] += starts[feature];
  const joined = { labels: new Uint16Array(starts[features]), values: new Int8Array(starts[features]) };
  const ends = starts.slice();
  for (const [block, { values, filled }] of blocks.entries()) {
    for (let feature = 0; feature < features; feature++) {
      let end = ends[feature];
      for (let rest = filled[feature]; rest !== 0; rest &= rest - 1) {
        const lane = 31 - Math.clz32(rest & -rest);
        joined.labels[end] = block * lanes + lane;
        joined.values[end++] = values[feature * lanes + lane];
      }
      ends[feature] = end;
    }
  }
  const byLabel = (of) => Float64Array.from({ length: labels }, (_, label) => of(blocks[Math.floor(label / lanes)])[label % lanes]);
  return { starts, ...joined, scales: byLabel((block) => block.scales), bias: byLabel((block) => block.bias) };
}
function bitsIn(value) {
  const pairs = value - (value >> 1 & 21845);
  const fours = (pairs & 13107) + (pairs >> 2 & 13107);
  const eights = fours + (fours >> 4) & 3855;
  return eights + (eights >> 8) & 31;
}

// src/learning/classifier/fit.ts
var sizesOf = ({ documents, labels }) => ({
  documents: documents.length,
  entries: documents.bounds[2 * documents.length],
  features: documents.hashes.length,
  labels
});
function openProblem(problem2) {
  const kernel = openKernel(sizesOf(problem2));
  const { bounds, ids, counts, logs } = kernel.workspace;
  bounds.set(problem2.documents.bounds);
  ids.set(problem2.documents.ids);
  counts.set(problem2.documents.counts);
  logs.set(logOfCount);
  return { ...problem2, kernel };
}
function fit(problem2, members) {
  const { documents, kernel, targets, labels } = problem2;
  const { workspace } = kernel;
  const frequency = documentFrequency(documents, members);
  const inverse = inverseFrequency(frequency, members.length);
  weigh(problem2, inverse);
  const blocks = [];
  learnBlocks(kernel, members, targets, labels, problem2.effort, (slot) => {
    kernel.round(slot, negligible);
    const { rounded, filled, scales } = workspace;
    blocks.push({ values: rounded.slice(), filled: filled.slice(), scales: scales.slice(), bias: slot.bias.slice() });
  });
  const weights = joinBlocks(blocks, documents.hashes.length, labels);
  const present = new Uint8Array(labels);
  for (const document of members)
    for (let at = targets.starts[document], end = targets.starts[document + 1]; at < end; at++) present[targets.labels[at]] = 1;
  for (let label = 0; label < labels; label++) if (present[label] === 0) weights.bias[label] = Number.NEGATIVE_INFINITY;
  return { weights, frequency, inverse };
}
function weigh({ documents, kernel }, inverse) {
  kernel.workspace.inverse.set(inverse);
  kernel.weigh(documents.length);
}

// src/learning/classifier/scoring.ts
var mostMargins = 1 << 20;
function scoreDocuments(kernel, weights, documents, each) {
  const labels = weights.bias.length;
  const most = Math.max(1, Math.min(documents.length, Math.floor(mostMargins / labels)));
  const margins = new Float64Array(most * labels);
  for (let start = 0; start < documents.length; start += most) {
    const some = documents.subarray(start, start + most);
    const cursors = weights.starts.slice();
    for (let first = 0; first < labels; first += lanes) {
      spread(weights, first, cursors, kernel.workspace.slots[0].weights);
      for (let at = 0; at < some.length; at += mostListed)
        scoreBlock(kernel, weights, first, some.subarray(at, at + mostListed), margins.subarray(at * labels));
    }
    some.forEach((document, at) => {
      each(document, margins.subarray(at * labels, (at + 1) * labels));
    });
  }
}
function spread({ starts, labels, values }, first, cursors, dense) {
  dense.fill(0);
  for (let feature = 0; feature + 1 < starts.length; feature++) {
    const end = starts[feature + 1];
    let at = cursors[feature];
    for (; at < end && labels[at] < first + lanes; at++) dense[feature * lanes + labels[at] - first] = values[at];
    cursors[feature] = at;
  }
}
function scoreBlock({ workspace, score }, { scales, bias }, first, documents, margins) {
  const labels = bias.length;
  workspace.listed.set(documents);
  score(documents.length);
  for (let at = 0; at < documents.length; at++)
    for (let label = first; label < Math.min(first + lanes, labels); label++)
      margins[at * labels + label] = workspace.sums[at * lanes + label - first] * scales[label] + bias[label];
}

// src/learning/classifier/fitting.ts
var passTime = 2.5;
var fitting = {
  name: "classifier",
  open: (problem2) => {
    const open = openProblem(problem2);
    return ({ cost, members, held, keeps }) => {
      const fitted = fit({ ...open, effort: { ...open.effort, cost } }, members);
      const margins = new Float32Array(held.length * open.labels);
      let end = 0;
      scoreDocuments(open.kernel, fitted.weights, held, (_, row) => {
        margins.set(row, end);
        end += row.length;
      });
      return { margins, fit: keeps ? fitted : null };
    };
  },
  seconds: ({ problem: problem2, pieces }) => {
    const { entries, labels } = sizesOf(problem2);
    return 1e-9 * passTime * entries * Math.ceil(labels / lanes) * problem2.effort.passes * pieces.length;
  },
  bytes: (problem2) => {
    const { documents } = problem2;
    return bytesFor(sizesOf(problem2)) + documents.ids.byteLength + documents.counts.byteLength + documents.bounds.byteLength;
  }
};

// src/engine/training-thread.ts
var procedures = { classifier: fitting };
var { procedure, problem } = workerData;
var run = procedures[procedure].open(problem);
parentPort.on("message", (piece) => {
  const outcome = run(piece);
  parentPort.postMessage(outcome, buffersIn(outcome));
});
function buffersIn(value) {
  if (ArrayBuffer.isView(value)) return [value.buffer];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(buffersIn);
}
