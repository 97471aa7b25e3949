// What is loaded is there, in Node as it is, without XState but for its own entry.
import { createWebRtcInspector, join } from 'xstate-webrtc';
import { join as joinCore } from 'xstate-webrtc/core';
import { remoteActor } from 'xstate-webrtc/xstate';

const exported = [join, createWebRtcInspector, joinCore, remoteActor];
if (!exported.every((each) => typeof each === 'function')) throw new Error('An export is missing.');
