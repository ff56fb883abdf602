package alertday

import (
	"testing"
	"time"
)

var dawn = time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)

func at(offset time.Duration) time.Time { return dawn.Add(offset) }

func TestTheTruthIsWhatHadBeenReceived(t *testing.T) {
	truth := NewTruth([]Log{
		{Written: at(90 * time.Second), Received: at(100 * time.Second), Service: "shop", Status: statusError},
		{Written: at(60 * time.Second), Received: at(600 * time.Second), Service: "shop", Status: statusError},
		{Written: at(119 * time.Second), Received: at(130 * time.Second), Service: "shop", Status: "info"},
		{Written: at(120 * time.Second), Received: at(130 * time.Second), Service: "shop", Status: statusError},
		{Written: at(70 * time.Second), Received: at(80 * time.Second), Service: "cart", Status: statusError},
	})
	second := Span{From: at(time.Minute), To: at(2 * time.Minute)}
	for name, test := range map[string]struct {
		got, want float64
	}{
		"of a service":       {truth.Count("shop", errorLogs, second, at(130*time.Second)), 1},
		"with a late one":    {truth.Count("shop", errorLogs, second, at(600*time.Second)), 2},
		"before anything":    {truth.Count("shop", errorLogs, second, at(99*time.Second)), 0},
		"of every status":    {truth.Count("shop", allLogs, second, at(130*time.Second)), 2},
		"of nobody":          {truth.Count("mail", allLogs, second, at(130*time.Second)), 0},
		"of all services":    {truth.Total(errorLogs, second, at(130*time.Second)), 2},
		"of a backward span": {truth.Count("shop", allLogs, Span{From: second.To, To: second.From}, at(time.Hour)), 0},
	} {
		if test.got != test.want {
			t.Errorf("%s: %v instead of %v", name, test.got, test.want)
		}
	}
	if !truth.Seen("cart", errorLogs, second, at(80*time.Second)) || truth.Seen("cart", errorLogs, second, at(79*time.Second)) {
		t.Error("cart was seen when its log was received")
	}
}
