package dataplane

import (
	"github.com/grafana/dataplane/sdata/numeric"
	"github.com/grafana/dataplane/sdata/timeseries"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Strictness says whether frames are held against all rules of their type. Grafana reads them without.
type Strictness bool

// Both kinds.
const (
	Strict    Strictness = true
	AsGrafana Strictness = false
)

// Series reads frames of time series.
func Series(frames data.Frames, strictness Strictness) (timeseries.Collection, error) {
	reader, err := timeseries.CollectionReaderFromFrames(frames)
	if err != nil {
		return timeseries.Collection{}, err
	}
	return reader.GetCollection(bool(strictness))
}

// Numbers reads frames of numbers. The library has not written its validation of long ones: asked for, it would panic.
func Numbers(frames data.Frames) (numeric.Collection, error) {
	reader, err := numeric.CollectionReaderFromFrames(frames)
	if err != nil {
		return numeric.Collection{}, err
	}
	return reader.GetCollection(false)
}
