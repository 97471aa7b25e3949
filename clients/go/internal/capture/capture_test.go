package capture

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestWhatLooksLikeASecretIsMaskedAndTheRestIsKept(t *testing.T) {
	given := `{"id":9007199254740993,"paymentToken":"t","list":[{"Api-Key":[1,2]},true,null,1.50],"pan":{"a":1},"panda":"x"}`
	want := `{"id":9007199254740993,"paymentToken":"******","list":[{"Api-Key":"******"},true,null,1.50],"pan":"******","panda":"x"}`
	if got := string(Value(json.RawMessage(given), true)); got != want {
		t.Error(got)
	}
}

func TestWithoutValuesThereIsStructureAlone(t *testing.T) {
	given := `{"amount":7,"customer":{"name":"Ada"},"4711 0815":1,"list":["x"],"none":null}`
	want := `{"amount":"******","customer":{"name":"******"},"******":"******","list":["******"],"none":null}`
	if got := string(Value(json.RawMessage(given), false)); got != want {
		t.Error(got)
	}
}

func TestACaptureIsBounded(t *testing.T) {
	for _, given := range []string{
		strings.Repeat(`{"a":`, 60) + "1" + strings.Repeat("}", 60),
		"[" + strings.Repeat(`"x",`, 30_000) + "1]",
		`"` + strings.Repeat("x", 1<<20) + `"`,
		"[" + strings.TrimSuffix(strings.Repeat(`["`+strings.Repeat("y", 9_000)+`"],`, 900), ",") + "]",
	} {
		got := Value(json.RawMessage(given), true)
		if len(got) > 600_000 || !json.Valid(got) {
			t.Errorf("%d bytes, valid: %t", len(got), json.Valid(got))
		}
	}
}
