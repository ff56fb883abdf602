// Package alertday lets alert rules run through a simulated day, minute by minute, and holds every evaluation against
// what the vendor had received by then. Neither the simulator nor the plugin is believed: the test makes the logs itself
// and counts them itself.
package alertday

import "time"

// Log is a log as it was written, and when the vendor received it.
type Log struct {
	Written  time.Time
	Received time.Time
	Service  string
	Status   string
}

const statusError = "error"

func (l Log) isError() bool {
	return l.Status == statusError
}

// Counted says which logs a query counts.
type Counted func(Log) bool

func allLogs(Log) bool { return true }

func errorLogs(log Log) bool { return log.isError() }
