package alertday

import (
	"testing"
	"time"
)

var dawn = time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)

func later(offset time.Duration) time.Time { return dawn.Add(offset) }

func TestTheTruthIsWhatHadBeenReceived(t *testing.T) {
	truth := NewTruth([]Log{
		{Written: later(90 * time.Second), Received: later(100 * time.Second), Service: "shop", Status: statusError},
		{Written: later(60 * time.Second), Received: later(600 * time.Second), Service: "shop", Status: statusError},
		{Written: later(119 * time.Second), Received: later(130 * time.Second), Service: "shop", Status: "info"},
		{Written: later(120 * time.Second), Received: later(130 * time.Second), Service: "shop", Status: statusError},
		{Written: later(70 * time.Second), Received: later(80 * time.Second), Service: "cart", Status: statusError},
	})
	second := Span{From: later(time.Minute), To: later(2 * time.Minute)}
	for name, test := range map[string]struct {
		got, want float64
	}{
		"of a service":       {truth.Count("shop", errorLogs, second, later(130*time.Second)), 1},
		"with a late one":    {truth.Count("shop", errorLogs, second, later(600*time.Second)), 2},
		"before anything":    {truth.Count("shop", errorLogs, second, later(99*time.Second)), 0},
		"of every status":    {truth.Count("shop", allLogs, second, later(130*time.Second)), 2},
		"of nobody":          {truth.Count("mail", allLogs, second, later(130*time.Second)), 0},
		"of all services":    {truth.Total(errorLogs, second, later(130*time.Second)), 2},
		"of a backward span": {truth.Count("shop", allLogs, Span{From: second.To, To: second.From}, later(time.Hour)), 0},
	} {
		if test.got != test.want {
			t.Errorf("%s: %v instead of %v", name, test.got, test.want)
		}
	}
	if !truth.Seen("cart", errorLogs, second, later(80*time.Second)) || truth.Seen("cart", errorLogs, second, later(79*time.Second)) {
		t.Error("cart was seen when its log was received")
	}
}
