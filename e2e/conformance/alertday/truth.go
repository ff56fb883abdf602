package alertday

import (
	"slices"
	"time"
)

// Truth knows all logs of a day and of the one before.
type Truth struct {
	// By service, in the order in which they were written.
	logs map[string][]Log
}

// NewTruth takes the logs in any order.
func NewTruth(logs []Log) *Truth {
	truth := &Truth{logs: map[string][]Log{}}
	for _, log := range logs {
		truth.logs[log.Service] = append(truth.logs[log.Service], log)
	}
	for _, own := range truth.logs {
		slices.SortFunc(own, func(a, b Log) int { return a.Written.Compare(b.Written) })
	}
	return truth
}

// Span of time; To is exclusive.
type Span struct{ From, To time.Time }

// Count of a service's logs that were written within the span and received by then.
func (t *Truth) Count(service string, counted Counted, span Span, by time.Time) float64 {
	var count float64
	for _, log := range t.within(service, span) {
		if counted(log) && !log.Received.After(by) {
			count++
		}
	}
	return count
}

// Total of all services.
func (t *Truth) Total(counted Counted, span Span, by time.Time) float64 {
	var total float64
	for service := range t.logs {
		total += t.Count(service, counted, span, by)
	}
	return total
}

// Seen tells whether a service has such a log.
func (t *Truth) Seen(service string, counted Counted, span Span, by time.Time) bool {
	return slices.ContainsFunc(t.within(service, span), func(log Log) bool {
		return counted(log) && !log.Received.After(by)
	})
}

func (t *Truth) within(service string, span Span) []Log {
	own := t.logs[service]
	first := t.firstAt(own, span.From)
	return own[first:max(first, t.firstAt(own, span.To))]
}

func (t *Truth) firstAt(logs []Log, at time.Time) int {
	first, _ := slices.BinarySearchFunc(logs, at, func(log Log, at time.Time) int { return log.Written.Compare(at) })
	return first
}
