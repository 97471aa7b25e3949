// Package testhook lets this module's own tests do what an application cannot.
package testhook

import "github.com/xstatewebrtc/xstate-webrtc/clients/go/internal/data"

// Reason is why a connection was cut by a test.
var Reason = &data.Problem{Code: "cut", Message: "A test cut the connection."}

// Cut ends the present connection to a peer at once and without a word, as a lost network would.
var Cut func(channel any, peer string)
