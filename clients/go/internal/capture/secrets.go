// Package capture makes of an application's values what another peer may see of them.
package capture

import (
	"regexp"
	"strings"
	"unicode"
)

// Mask stands in the place of what may not be seen.
const Mask = "******"

var (
	anywhere = []string{
		"password", "passwd", "passphrase", "secret", "token", "credential", "authorization", "cookie", "apikey", "privatekey",
		"sessionid", "vcapservices", "iban", "cardnumber", "creditcard", "debitcard", "securitycode", "socialsecurity",
	}
	atEnd      = []string{"key", "auth", "pwd", "pin", "jwt", "cvv", "cvc", "otp", "signature"}
	separators = strings.NewReplacer("-", "", "_", "", ".", "", " ", "")
	name       = regexp.MustCompile(`^[\p{L}_$][\p{L}\p{N}_$]{0,39}$`)
)

// Secret tells whether a key looks as if its value were one.
func Secret(key string) bool {
	normal := strings.ToLower(separators.Replace(key))
	for _, word := range anywhere {
		if strings.Contains(normal, word) {
			return true
		}
	}
	for _, word := range atEnd {
		if strings.HasSuffix(normal, word) {
			return true
		}
	}
	for _, word := range words(key) {
		if word == "pan" || word == "ssn" { // so short that they occur within harmless words
			return true
		}
	}
	return false
}

func words(key string) []string {
	var spaced strings.Builder
	lower := false
	for _, r := range key {
		if lower && unicode.IsUpper(r) {
			spaced.WriteByte(' ')
		}
		lower = unicode.IsLower(r) || unicode.IsDigit(r)
		spaced.WriteRune(unicode.ToLower(r))
	}
	return strings.FieldsFunc(spaced.String(), func(r rune) bool { return strings.ContainsRune("-_. ", r) })
}

// Name tells whether a key is a name and no data.
func Name(key string) bool {
	digits := 0
	for _, r := range key {
		if unicode.IsNumber(r) {
			digits++
		}
	}
	return digits <= 2 && name.MatchString(key)
}
